"""The kept voice: other words for everything. Nobody tunes on it."""

from __future__ import annotations

from planted.telling import Tell, Teller, bullets, numbered, paragraphs, sentence, table
from planted.voice import Voice, label, outcome_lines, units_table
from planted.world import STATUS

WORDINGS = {
    "goals_set": (("Finns av nämnden beslutade mål för verksamhetsåret {year}?", None), ("Har nämnden tagit ställning till egna mål?", "Redogör kort.")),
    "goals_measurable": (("Kan målen mätas?", None), ("Är det tydligt hur målen ska mätas?", None)),
    "goals_followed": (("Hålls nämnden löpande underrättad om hur målen utvecklas?", None), ("Får nämnden veta hur det går med målen?", None)),
    "goals_analysis": (("Innehåller uppföljningen en orsaksanalys?", None), ("Förklaras varför mål inte nås?", None)),
    "goals_measures": (("Ger bristande måluppfyllelse upphov till beslut?", None), ("Har nämnden agerat på resultaten?", None)),
    "goals_outcome": (("Lämna utfall och helårsprognos för vart och ett av nämndens mål.", None), ("Målen i siffror", "Utfall vid delåret samt prognos för samtliga mål.")),
    "plan_adopted": (("Vilken verksamhetsplan gäller?", None), ("Verksamhetens planering {year}", None)),
    "budget_adopted": (("Antog nämnden sin budget innan året började?", None), ("Har nämnden en egen budget {year}?", None)),
    "economy_followed": (("Har ekonomin följts upp månadsvis?", "Räkna upp sammanträdena med datum."), ("Får nämnden ekonomiska rapporter i tillräcklig omfattning?", None)),
    "economy_analysis": (("Kommenteras budgetavvikelser i uppföljningarna?", None), ("Är avvikelserna analyserade?", None)),
    "economy_measures": (("Har åtgärder för att hålla budgeten beslutats?", None), ("Agerar nämnden vid underskott?", None)),
    "economy_figures": (("Fyll i årsbudget, utfall för delåret, helårsprognos och budgetavvikelse.", None), ("Nyckelsiffror", "Helårsbudget, delårsutfall, prognos och avvikelse.")),
    "grant": (("Kommentera hur anslaget har ändrats sedan {last}.", None), ("Nämndens anslag", None)),
    "control_plan": (("Beslutade nämnden om en plan för intern kontroll {year}?", "Skriv när nämnden beslutade och hur många kontrollmål som finns."), ("Finns en plan för den interna kontrollen?", "Ange beslutsdatum och antal kontrollmål.")),
    "risk_analysis": (("Föregicks planen av en bedömning av riskerna?", None), ("Är riskerna bedömda?", None)),
    "risk_part": (("Har nämndens ledamöter varit med och bedömt riskerna?", None), ("På vilket sätt är nämnden involverad i riskarbetet?", None)),
    "control_followed": (("Har {year} års kontroller utvärderats?", None), ("Är årets plan uppföljd?", None)),
    "control_report": (("Sammanställs kontrollerna skriftligt?", None), ("Finns det en skriftlig redovisning av kontrollerna?", None)),
    "control_often": (("Hur ofta lämnas rapport om kontrollerna till nämnden?", None), ("Hur ofta får nämnden en rapport om intern kontroll?", None)),
    "control_decisions": (("Leder konstaterade avvikelser till beslut i nämnden?", None), ("Tar nämnden ställning till avvikelserna?", None)),
    "competence": (("Beskriv hur nämnden arbetar för att behålla och hitta medarbetare.", None), ("Medarbetare och kompetens", None)),
    "turnover": (("Hur många medarbetare har slutat?", None), ("Rörlighet bland personalen", None)),
    "sick": (("Kommentera sjukfrånvarons utveckling.", None), ("Sjuktal", None)),
    "risks": (("Ge exempel på utmaningar och risker, minst fem områden.", None), ("Vad oroar nämnden mest?", "Lista minst 5 risker.")),
    "delegation": (("Är nämndens delegering uppdaterad?", "När beslutades den senast?"), ("Har delegationsordningen setts över?", None)),
    "attest": (("Är beslutsattestanter utsedda inför {year}?", None), ("Finns en förteckning över attestanter?", None)),
    "investments": (("Vad investerar nämnden i under året?", None), ("Investeringar {year}", None)),
    "policy": (("Har nämnden egna riktlinjer?", None), ("Finns aktuella riktlinjer och policyer?", None)),
    "reviewed": (("Hur följdes fjolårets granskning upp?", None), ("Åtgärder efter tidigare revision", None)),
    "volumes": (("Lämna några uppgifter om verksamhetens omfattning.", None), ("Antal ärenden", None)),
    "buying": (("Hur arbetar nämnden för god avtalstrohet?", None), ("Upphandling", None)),
    "scale_steering": (("Bedöm styrningens ändamålsenlighet.", None), ("Hur bra är styrningen, från 5 till 2?", None)),
    "scale_control": (("Bedöm om den interna kontrollen är tillräcklig.", None), ("Hur bra är den interna kontrollen, från 5 till 2?", None)),
}  # fmt: skip


# Goals


def _goals(t: Teller) -> str:
    return paragraphs(
        f"Målen beslutades som en del av {t.doc('budget')} ({t.ref('budget', dnr=True)}). De är {t.count('goals')} till antalet:",
        numbered(t.listed("goals")),
    )


def _goals_run(t: Teller) -> str:
    names = t.listed("goals")
    said = "; ".join(name[0].lower() + name[1:] for name in names)
    return f"{t.Board} har {t.count('goals')} egna mål ({said}). Målen fastslogs {t.at_meeting('budget')} och återfinns på {t.pages('budget', 'goals')} i {t.doc('budget')}."


def _measured(t: Teller) -> str:
    parts = [f"Ja. Nedan anges för varje mål måttet, utgångsläget och vad som ska uppnås ({t.doc_pages('budget', 'goals')})."]  # fmt: skip
    for goal in t.goals:
        parts.append(f"**Mål {goal.number} – {goal.name}**")
        parts.append(
            bullets(
                f"{label(goal, kpi, 'Mått')}, {kpi.name}. Nuläge: {t.kpi(goal, kpi, 'present')}. Målvärde: {t.kpi(goal, kpi, 'target')}."
                for kpi in goal.kpis
            )
        )
    return paragraphs(*parts)


def _measured_table(t: Teller) -> str:
    rows = [
        (kpi.name, t.kpi(goal, kpi, "target"), t.kpi(goal, kpi, "present"), goal.number)
        for goal in t.goals
        for kpi in goal.kpis
    ]
    return paragraphs(
        table(("Mätetal", f"Målvärde {t.year}", f"Nuläge {t.last}", "Mål nr"), *rows),
        f"Uppgifterna är hämtade ur {t.doc('budget', 'goals')}.",
    )


def _underway(t: Teller) -> str:
    counts = t.world.counts
    return f"Nämnden informeras två gånger om året. Senast, {t.at_meeting('interim')}, var bilden att {t.word(counts['whole']) if counts['whole'] else 'inget'} av målen var helt uppfyllt och att {t.word(counts['high']) if counts['high'] else 'inget'} var uppfyllt i hög grad ({t.doc_pages('interim', 'goals')})."


def _underway_table(t: Teller) -> str:
    rows = [(goal.number, goal.name, STATUS[goal.status]) for goal in t.goals]
    return paragraphs(
        f"Ja, se sammanställningen i {t.doc('interim', 'goals')}.",
        table(("Nr", "Mål", "Läge"), *rows),
        f"Ärendet behandlades den {t.decision('interim').date}.",
    )


def _why(t: Teller) -> str:
    return f"Ja. På {t.pages('interim', 'goals')} i {t.doc('interim')} kommenteras varje mål med orsaker och konsekvenser."


def _why_partly(t: Teller) -> str:
    return f"Kommentarer finns till alla mål i {t.doc('interim')}, men orsakerna är inte lika utförligt beskrivna överallt eftersom underlag från en av enheterna lämnades sent."


def _acted_no(t: Teller) -> str:
    return f"Nej. Bedömningen när {t.doc('interim')} behandlades ({t.ref('interim')}) var att det planerade arbetet räcker."


def _acted(t: Teller) -> str:
    return f"Ja, {t.at_meeting('interim')} uppdrog nämnden åt förvaltningen att lägga om arbetet där målen inte ser ut att nås."


def _outcome(t: Teller) -> str:
    return paragraphs(
        *outcome_lines(t, lambda year: f"Utfall augusti {year}", "Helårsprognos", "Mått"),
        f"Källa: {t.doc_pages('interim', 'goals')}.",
    )


def _outcome_run(t: Teller) -> str:
    parts = []
    for goal in t.goals:
        said = [
            f"För {kpi.name} var utfallet {t.kpi(goal, kpi, 'outcome')} i augusti (året före {t.kpi(goal, kpi, 'before')}), och prognosen för helåret är {t.kpi(goal, kpi, 'forecast')}."
            for kpi in goal.kpis
        ]
        parts.append(f"Mål {goal.number}, {goal.name}: " + " ".join(said))
    return paragraphs(*parts, f"Se även {t.doc('interim', 'goals')}.")


# Money


def _plan(t: Teller) -> str:
    return f"Som verksamhetsplan gäller {t.doc('budget')}, antagen {t.at_meeting('budget')}."


def _budget(t: Teller) -> str:
    return f"Ja, {t.at_meeting('budget', dnr=True)} antogs {t.doc('budget')}. Anslaget från fullmäktige är {t.tkr('grant')}, det vill säga {t.mn('grant')} ({t.pages('budget', 'economy')})."


def _budget_model(t: Teller) -> str:
    return f"Budgeten beslutades före årsskiftet, så som styrmodellen föreskriver ({t.ref('model', dnr=False)}): {t.ref('budget')}."


def _monthly(t: Teller) -> str:
    rows = [f"{t.ref(key, dnr=False)}: {month}" for month, key in t.world.months]
    return paragraphs("Följande uppföljningar har lagts fram för nämnden:", numbered(rows))


def _monthly_table(t: Teller) -> str:
    rows = [
        (t.decision(key).date, t.decision(key).paragraph, f"{month} {t.year}")
        for month, key in t.world.months
    ]
    for _month, key in t.world.months:
        t.ref(key)
    return paragraphs(
        table(("Datum", "§", "Uppföljning av"), *rows),
        f"{t.count('months').capitalize()} gånger har nämnden alltså fått en månadsrapport. I april pekade prognosen på {t.mn('april')}.",
    )


def _comments(t: Teller) -> str:
    return f"Ja. Redan i mars ({t.doc('month:mars')}) förutsågs en avvikelse på {t.mn('march')}; i april var den {t.mn('april')} och vid delåret {t.mn('forecast')}. Orsakerna är desamma: vikarier och köp av tjänster."


def _comments_groups(t: Teller) -> str:
    return paragraphs(
        f"Avvikelsen mot budget, {t.mn('forecast')}, fördelar sig enligt {t.doc_pages('interim', 'economy')} på",
        bullets(
            (
                f"personalkostnader, {t.mn('dev_staff')}",
                f"köp av tjänster, {t.mn('dev_bought')}",
                f"övriga kostnader, {t.mn('dev_other', plus=True)}",
            )
        ),
    )


def _saving(t: Teller) -> str:
    return f"Ja, genom {t.doc('action', 'measures')} ({t.ref('action', dnr=True)}). Effekten beräknas till {t.mn('measures')} räknat på ett helt år."


def _saving_partly(t: Teller) -> str:
    return f"Åtgärder har beslutats, {t.ref('action')}, men räcker inte för att helt möta underskottet på {t.mn_size('forecast')} i år. Resterande åtgärder bereds till nästa års budget."


def _figures(t: Teller) -> str:
    return f"Helårsbudgeten är {t.mn('grant')} och utfallet för delåret {t.mn('outcome')}. Helårsprognosen är {t.mn('forecast_net')}, vilket ger en avvikelse mot budget på {t.mn('forecast')} ({t.doc_pages('interim', 'economy')})."


def _figures_table(t: Teller) -> str:
    rows = (
        ("Budget helår", "grant"),
        ("Utfall delår", "outcome"),
        ("Prognos helår", "forecast_net"),
        ("Avvikelse", "forecast"),
    )
    return paragraphs(
        table(("Post", "Belopp, mnkr"), *((name, t.mn(figure).removesuffix(" mnkr")) for name, figure in rows)),
        f"Periodens resultat, {t.mn('result')}, kommenteras i {t.doc('interim', 'summary')}.",
    )  # fmt: skip


def _grant(t: Teller) -> str:
    return f"Anslaget höjdes från {t.mn('grant_before')} till {t.mn('grant')}, alltså med {t.mn('more')} eller {t.increase()}. I höjningen ingår index ({t.mn('index')}), volymökning ({t.mn('volume')}) och en riktad satsning ({t.mn('special')}), medan ett effektiviseringskrav drar åt andra hållet ({t.mn('cut')})."


def _grant_short(t: Teller) -> str:
    return f"Ökningen är {t.increase()}: {t.tkr('grant')} i år mot {t.tkr('grant_before')} året före. Mer finns att läsa i {t.doc_pages('budget', 'economy')}."


# Internal control


def _where(t: Teller) -> str:
    return t.doc("plan", "plan") if t.world.own_plan else f"{t.doc('budget', 'plan')}, bilaga 1"


def _key(t: Teller) -> str:
    return "plan" if t.world.own_plan else "budget"


def _control(t: Teller) -> str:
    return paragraphs(
        f"Ja ({t.ref(_key(t))}). I {_where(t)} finns {t.count('controls')} kontrollmål:",
        numbered(t.listed("controls")),
    )


def _control_run(t: Teller) -> str:
    return (
        f"Planen antogs {t.at_meeting(_key(t))} och har {t.count('controls')} kontrollmål (se {_where(t)})."
    )


def _judged(t: Teller) -> str:
    return f"Ja, {t.count('risks')} risker bedömdes hösten {t.last}. Resultatet är redovisat som {t.world.names['analysis']} på {t.pages('budget', 'risks')} i {t.doc('budget')}."


def _judged_top(t: Teller) -> str:
    top = max(t.world.risks, key=lambda risk: risk.value)
    return f"Ja, i {t.world.names['analysis']} ({t.doc_pages('budget', 'risks')}) är varje risk bedömd. Högst riskvärde, {top.value}, har {top.name[0].lower() + top.name[1:]} ({top.likelihood} för sannolikhet gånger {top.materiality} för väsentlighet)."


def _with_us(t: Teller) -> str:
    return (
        f"Ja, ledamöterna diskuterade riskerna i grupper hösten {t.last}, före beslutet om {t.doc('budget')}."
    )


def _with_us_partly(t: Teller) -> str:
    return f"Presidiet deltar, övriga ledamöter får en redovisning när planen beslutas ({t.ref(_key(t))}). Skälet är att tiden på sammanträdena inte har räckt till."


def _evaluated(t: Teller) -> str:
    return f"Ja, {t.doc_pages('interim', 'control')}, redovisar {t.count('samples')} stickprov, varav {t.count('deviations')} med avvikelser. Föregående års plan slutredovisades {t.at_meeting('control')}."


def _evaluated_all(t: Teller) -> str:
    return f"Samtliga {t.count('controls')} kontrollmål hade prövats vid delåret ({t.ref('interim')}). Av stickproven, {t.digits('samples')} stycken, avvek {t.digits('deviations')}."


def _written(t: Teller) -> str:
    see = t.see("control_followed")
    return (
        f"Ja, sammanställningen följer med {t.doc('interim', 'control')}{'. Jämför ' + see if see else ''}."
    )


def _written_form(t: Teller) -> str:
    return f"Den som gör kontrollen fyller i ett protokoll, och controllern samlar resultaten i {t.doc_pages('interim', 'control')}."


def _often(t: Teller) -> str:
    return f"Halvårsvis, i {t.doc('interim')} och i {t.annual}."


def _often_two(t: Teller) -> str:
    see = t.see("control_report")
    return f"Två gånger per år{', se ' + see if see else ''}. Den senaste rapporten behandlades {t.at_meeting('interim')}."


def _unsure(t: Teller) -> str:
    return f"Det är svårt att svara på, då årets kontroller ({t.doc('interim', 'control')}) inte har gett anledning till något ställningstagande."


def _decided(t: Teller) -> str:
    return (
        f"Ja. När fjolårets plan följdes upp, {t.ref('control')}, beslutade nämnden om förtydligade rutiner."
    )


# People, risks and the rest


def _people(t: Teller) -> str:
    return paragraphs(
        f"Grunden är {t.doc('strategy', 'areas')}, {t.ref('strategy')}. Den har fem områden, från att attrahera till att avsluta.",
        f"I {t.doc('activities', 'plan')} finns {t.digits('activities')} aktiviteter, varav {t.digits('running')} är löpande.",
        "Exempel från året:\n\n- två traineeplatser\n- nytt introduktionsprogram\n  - digital del\n  - träff med förvaltningschefen\n- lönekartläggning",
    )


def _people_run(t: Teller) -> str:
    return f"Av de {t.digits('activities')} aktiviteterna i {t.doc('activities', 'plan')} pågår {t.digits('running')} löpande. Planen genomför {t.doc('strategy', 'areas')} ({t.ref('strategy', dnr=True)})."


def _left(t: Teller) -> str:
    return paragraphs(
        units_table(t, ("Del av verksamheten", "Externa avgångar", "Extern omsättning, %")),
        f"Källa: {t.doc_pages('interim', 'summary')}. Minustecken visar att personer har lämnat.",
    )


def _left_run(t: Teller) -> str:
    high = max(t.world.units, key=lambda unit: unit.share)
    return f"Högst extern omsättning har {high.name.lower()} med {t.percent(high.share)}, se {t.doc_pages('interim', 'summary')}. Under perioden slutade {high.left} personer där."


def _sick(t: Teller) -> str:
    now, before = t.world.shares["sick"], t.world.shares["sick_before"]
    points = f"{abs(now - before):.1f}".replace(".", ",")
    return f"{t.share('sick')} till och med augusti, {points} procentenheter {'lägre' if now < before else 'högre'} än ett år tidigare ({t.share('sick_before')}). Se {t.doc_pages('interim', 'summary')}."


def _worries(t: Teller) -> str:
    return paragraphs(
        f"{t.count('risks').capitalize()} områden bedöms vara särskilt utmanande:",
        numbered(t.listed("risks")),
        f"Underlaget är {t.doc('budget', 'risks')}.",
    )


def _worries_table(t: Teller) -> str:
    rows = [(name, t.pick("kort", "lång")) for name in t.listed("risks")]
    return paragraphs(
        table(("Utmaning", "Sikt"), *rows),
        f"Se vidare {t.world.names['analysis']}, {t.doc_pages('budget', 'risks')}.",
    )


def _delegated(t: Teller) -> str:
    return f"Senaste revideringen gjordes {t.at_meeting('delegation')}, se {t.doc('delegation', 'rules')}. Utgångspunkten är 6 kap. 37–39 §§ kommunallagen."


def _attested(t: Teller) -> str:
    return f"Ja, i {t.doc('attest')}, som nämnden beslutade om {t.at_meeting('attest')}."


def _invested(t: Teller) -> str:
    t.told.add("list:investments")
    rows = [f"{name} {value:,} tkr".replace(",", " ") for name, value in t.world.investments]
    return paragraphs(
        f"Totalt {t.tkr('investments')}, fördelat på",
        bullets(rows),
        f"({t.doc_pages('budget', 'investments')})",
    )


def _invested_table(t: Teller) -> str:
    t.told.add("list:investments")
    total = t.tkr("investments").removesuffix(" tkr")
    rows = [(name, f"{value:,}".replace(",", " ")) for name, value in t.world.investments]
    return paragraphs(
        table(("Investering", "Tkr"), *rows, ("Totalt", total)),
        f"Källa: {t.doc_pages('budget', 'investments')}.",
    )


def _guided(t: Teller) -> str:
    return f"Viktigast är {t.doc('policy', 'purpose')}, som gäller sedan {t.decision('policy').date} ({t.ref('policy', dnr=True)})."


def _guided_more(t: Teller) -> str:
    return f"Ja. {sentence(t.doc('policy', 'purpose'))} beslutades {t.ref('policy')}, och därutöver gäller styrmodellen ({t.ref('model')}) för hela kommunen."


def _afterwards(t: Teller) -> str:
    return f"Revisionen av {t.last} pekade på att uppföljningen borde bli tydligare. {sentence(t.doc('annual', 'summary'))} behandlades {t.at_meeting('annual')}, och en ny mall har använts sedan dess."


def _afterwards_none(t: Teller) -> str:
    return f"Inga rekommendationer lämnades {t.last}. En synpunkt på attesten ledde till att {t.doc('attest')} gjordes om."


def _volume(t: Teller) -> str:
    board = t.world.board
    return paragraphs(
        board.statistics[0].format(n=t.digits("cases"), part=t.digits("part"))
        + f" Andelen var alltså {t.share('part')}.",
        board.statistics[1],
    )


def _contracts(t: Teller) -> str:
    return "Avrop görs från kommunens ramavtal. Avtalet med Påhittade Tjänster AB (org. nr 559998-4326) löper till och med 2029. Upphandlingsenheten nås på 0198-44 10 00."


def _contracts_check(t: Teller) -> str:
    return f"Fyra av fem fakturor som kontrollerades avsåg avtalsleverantörer (80 procent). Belopp över 700 tkr upphandlas enligt LOU. Attesten framgår av {t.doc('attest')}."


def _scale_good(t: Teller) -> str:
    return f"Nämnden har tydliga mål i {t.doc('budget')}, får uppföljning i rätt tid och fattar beslut på den grunden."


def _scale_partly(t: Teller) -> str:
    return f"Mycket fungerar, men kopplingen mellan mål och pengar kan bli tydligare i {t.doc('budget')}. Därför ändras mallen."


TELLINGS: dict[str, tuple[tuple[str | None, Tell], ...]] = {
    "goals_set": (("Ja", _goals), ("Ja", _goals_run)),
    "goals_measurable": (("Ja", _measured), ("Ja", _measured_table)),
    "goals_followed": (("Ja", _underway), ("Ja", _underway_table)),
    "goals_analysis": (("Ja", _why), ("Delvis", _why_partly)),
    "goals_measures": (("Nej", _acted_no), ("Ja", _acted)),
    "goals_outcome": ((None, _outcome), (None, _outcome_run)),
    "plan_adopted": ((None, _plan),),
    "budget_adopted": (("Ja", _budget), ("Ja", _budget_model)),
    "economy_followed": (("Ja", _monthly), ("Ja", _monthly_table)),
    "economy_analysis": (("Ja", _comments), ("Ja", _comments_groups)),
    "economy_measures": (("Ja", _saving), ("Delvis", _saving_partly)),
    "economy_figures": ((None, _figures), (None, _figures_table)),
    "grant": ((None, _grant), (None, _grant_short)),
    "control_plan": (("Ja", _control), ("Ja", _control_run)),
    "risk_analysis": (("Ja", _judged), ("Ja", _judged_top)),
    "risk_part": (("Ja", _with_us), ("Delvis", _with_us_partly)),
    "control_followed": (("Ja", _evaluated), ("Ja", _evaluated_all)),
    "control_report": (("Ja", _written), ("Ja", _written_form)),
    "control_often": ((None, _often), (None, _often_two)),
    "control_decisions": (("Vet ej", _unsure), ("Ja", _decided)),
    "competence": ((None, _people), (None, _people_run)),
    "turnover": ((None, _left), (None, _left_run)),
    "sick": ((None, _sick),),
    "risks": ((None, _worries), (None, _worries_table)),
    "delegation": (("Ja", _delegated),),
    "attest": (("Ja", _attested),),
    "investments": ((None, _invested), (None, _invested_table)),
    "policy": (("Ja", _guided), ("Ja", _guided_more)),
    "reviewed": ((None, _afterwards), (None, _afterwards_none)),
    "volumes": ((None, _volume),),
    "buying": ((None, _contracts), (None, _contracts_check)),
    "scale_steering": (("high", _scale_good), ("partly", _scale_partly)),
    "scale_control": (("high", _written_form), ("partly", _scale_partly)),
}

_ANYWHERE: frozenset[str] = frozenset()
_MONEY = frozenset({"economy_figures", "economy_analysis", "economy_measures", "grant", "budget_adopted"})
_YES = frozenset({"control_followed", "delegation", "attest", "policy", "risk_analysis", "goals_analysis"})
_PEOPLE = frozenset({"competence", "turnover", "sick"})

LOOK_ALIKES: tuple[tuple[frozenset[str], Tell], ...] = (
    (_ANYWHERE, lambda t: f"Samma arbetssätt användes även {t.last}."),
    (_ANYWHERE, lambda t: f"Redan i december {t.last} informerades cheferna om vad som gäller från årsskiftet."),
    (_ANYWHERE, lambda t: f"Ytterligare upplysningar lämnas av kansliet, kansli@{t.mail.split('@')[1]} eller telefon 0198-44 12 00."),
    (_ANYWHERE, lambda t: "Förvaltningslagen (2017:900) 6–9 §§ styr hur enskilda bemöts."),
    (_ANYWHERE, lambda t: "Att svaret är nej på en delfråga i enkäten betyder inte att rutinen saknas."),
    (_ANYWHERE, lambda t: f"Avsiktsförklaringen med grannkommunerna gäller {t.year - 1}–{t.year + 2}."),
    (_ANYWHERE, lambda t: "Bankgiro 5050-1055 och organisationsnummer 212998-4429 används för alla nämnder."),
    (_MONEY, lambda t: "En intäkt på 1,2 mnkr (1 200 tkr) har bokförts för tidigare år."),
    (_MONEY, lambda t: f"Löneökningar från den 1 april {t.year} är inräknade."),
    (_MONEY, lambda t: f"Reserven om en procent av {t.aside('grant')} är outnyttjad."),
    (_YES, lambda t: "Tre av fyra enhetschefer har deltagit, den fjärde är nyanställd."),
    (_YES, lambda t: "Inga allvarliga brister har framkommit och det finns ingen anledning att ändra rutinen."),
    (_PEOPLE, lambda t: "Svarsfrekvensen i enkäten var 75 procent, 150 av 200."),
    (_PEOPLE, lambda t: "Två insatser pågår: mentorskap och språkstöd."),
)  # fmt: skip

_NEXT_NAMES = {
    "plan": {"internkontrollplan": "plan för intern kontroll", "plan för intern kontroll": "internkontrollplan"},
    "analysis": {"väsentlighets- och riskanalys": "risk- och väsentlighetsanalys", "risk- och väsentlighetsanalys": "väsentlighets- och riskanalys"},
    "annual": {"årsbokslut": "årsredovisning", "årsredovisning": "årsbokslut"},
}  # fmt: skip

PHRASES: dict[str, tuple[Tell, ...]] = {
    "how-often": (
        lambda t: "Hur ofta lämnas rapport om kontrollerna till nämnden?",
        lambda t: "Hur många gånger om året rapporteras kontrollerna?",
        lambda t: "Ange hur ofta nämnden får rapport om intern kontroll.",
    ),
    "number-twice": (
        lambda t: "Kompletterande upplysningar",
        lambda t: "Finns det något som bör framhållas?",
        lambda t: "Egna kommentarer",
    ),
    "unreadable-title": (
        lambda t: f"Inskannat beslut om bidrag {t.year}",
        lambda t: f"Kvittenser {t.year}",
        lambda t: f"Avtal om samverkan {t.year}",
    ),
    "term-sentence": (
        lambda t: "Nämndens {term} {year} är spridd i organisationen.",
        lambda t: "Det framgår av {term} {year}.",
        lambda t: "Arbetet med {term} för {year} leds av controllern.",
    ),
    "placeholder": (
        lambda t: "Läggs till efter nämndens möte i oktober.",
        lambda t: "Paragraf: § __",
        lambda t: "Siffran fylls i senare.",
        lambda t: "Dnr: XXXX",
        lambda t: "(text saknas)",
        lambda t: f"Beslut fattades {t.year}-XX-XX.",
    ),
    "yes-without-evidence": (
        lambda t: "Ja.",
        lambda t: "Det stämmer, så arbetar vi.",
        lambda t: "Ja, nämnden tar detta på stort allvar och frågan är ständigt aktuell.",
    ),
    "unexplained": (lambda t: "{mark}", lambda t: "", lambda t: "Svaret är {mark}."),
    "description-missing": (lambda t: "", lambda t: "---", lambda t: "-"),
    "demanded-date": (
        lambda t: "Ja, en plan finns och den har {controls} kontrollmål.",
        lambda t: "Planen för året är beslutad. Antalet kontrollmål är {controls}.",
        lambda t: "Nämnden har antagit planen, som rymmer {controls} kontrollmål.",
    ),
    "demanded-number": (
        lambda t: f"Ja, {t.ref(_key(t))}.",
        lambda t: f"Planen beslutades {t.at_meeting(_key(t))} efter föredragning av controllern.",
        lambda t: f"Ja. Se {t.ref(_key(t))}, där planen antogs i sin helhet.",
    ),
    "demanded-areas": (
        lambda t: paragraphs("Mest oroar", numbered(t.listed("risks")[:3])),
        lambda t: paragraphs("Utmaningarna är framför allt", bullets(t.listed("risks")[:2])),
        lambda t: f"Den största risken är att {t.listed('risks')[2][0].lower() + t.listed('risks')[2][1:]}.",
    ),
    "demanded-figures": (
        lambda t: f"Helårsbudgeten är {t.mn('grant')} och prognosen {t.mn('forecast_net')}.",
        lambda t: f"Avvikelsen beräknas bli {t.mn('forecast')}.",
        lambda t: table(("Post", "Mnkr"), ("Budget helår", t.mn("grant").removesuffix(" mnkr")), ("Utfall delår", t.mn("outcome").removesuffix(" mnkr"))),
    ),
    "demanded-how-often": (
        lambda t: f"Rapporten finns i {t.doc('interim')} och nämnden tar del av den då.",
        lambda t: "Controllern ansvarar för rapporteringen, som är en stående uppgift.",
        lambda t: f"Nämnden får en skriftlig rapport, se {t.doc('interim')}.",
    ),
    "reference-unattached": (
        lambda t: f"Bakgrunden är ett uppdrag från {t.year - 2} (KS {t.year - 2}-09-04 § 132).",
        lambda t: f"Ett tidigare ställningstagande finns från den 9 maj {t.year - 4}, § 58.",
        lambda t: f"Kommunfullmäktige fattade beslut i saken den 17 juni {t.year - 2}, § 91.",
    ),
    "no-such-paragraph": (
        lambda t: f"Beslutet togs {t.decision('interim').date}, § 318.",
        lambda t: f"({t.Board} {t.decision('budget').date} § 241)",
        lambda t: f"Samma sak konstaterades {t.decision('annual').date} (§ 205).",
    ),
    "page-missing": (
        lambda t: f"Läs mer på s. 71 i {t.doc('interim')}.",
        lambda t: f"{sentence(t.doc('budget'))}, sidorna 52–54, ger fler detaljer.",
        lambda t: f"Uppgiften finns i {t.doc('interim')} (sid 90).",
    ),
    "figure-not-on-page": (
        lambda t: f"På {t.pages('budget', 'goals')} i {t.doc('budget')} anges 583 platser som riktmärke.",
        lambda t: f"Intäkterna var 9,7 mnkr högre ({t.doc_pages('interim', 'economy')}).",
        lambda t: f"Enligt {t.doc('interim')}, {t.pages('interim', 'summary')}, genomfördes 264 möten.",
    ),
    "quote-not-found": (
        lambda t: f"{sentence(t.doc('budget', 'intro'))} säger: ”Varje enhet ska ta fram en egen plan för hur kostnaderna kan sänkas varaktigt.”",
        lambda t: f"Det heter i {t.doc('interim', 'summary')} att ”året har präglats av stabilitet och god tillgång på sökande”.",
        lambda t: f"I {t.doc('policy', 'purpose')} sägs att ”undantag beviljas av nämnden efter särskild prövning”.",
    ),
    "document-unattached": (
        lambda t: f"Arbetet tar sin utgångspunkt i {t.board}s digitaliseringsplan {t.year}–{t.year + 2}.",
        lambda t: "Detta regleras i Riktlinje för lokalbokning.",
        lambda t: f"Resultatet finns i Utredning av städorganisationen {t.year}, s. 12.",
    ),
    "document-other-year": (
        lambda t: f"Detta återges i {t.board}s {t.world.names['interim']} {t.year - 3}.",
        lambda t: f"Jämför {t.board}s {t.world.names['annual']} {t.year - 2}, sid 2.",
        lambda t: f"Underlaget är {t.board}s {t.world.names['interim']} {t.last}.",
    ),
    "question-unknown": (
        lambda t: "Frågan utvecklas i svar 11.3 nedan.",
        lambda t: "Jämför fråga 10.12.",
        lambda t: "Se vad som sägs under fråga 9.21.",
    ),
    "question-itself": (
        lambda t: f"För utförligare svar, se fråga {t.asked.labels[t.topic]}.",
        lambda t: f"Jfr svaret på fråga {t.asked.labels[t.topic]}.",
        lambda t: f"Se ovan under fråga {t.asked.labels[t.topic]}.",
    ),
    "question-other": (
        lambda t: "Frågan är besvarad i fråga {other}.",
        lambda t: "Jfr fråga {other} {way}.",
        lambda t: "Utförligt svar ges {way} på fråga {other}.",
    ),
    "meeting-unknown": (
        lambda t: "Ledamöterna fick en muntlig rapport på nämndmötet den {long}.",
        lambda t: "Se nämndens sammanträde {date}.",
        lambda t: "Saken togs upp när nämnden sammanträdde den {long}.",
    ),
    "mark-no": (
        lambda t: "Nej, inte ännu.",
        lambda t: "Något sådant finns inte i dag, eftersom nämnden avvaktar kommunstyrelsens anvisningar.",
        lambda t: f"Nej – frågan har inte varit uppe under {t.year}.",
    ),
    "mark-yes": (
        lambda t: f"Ja – se {t.doc('budget')}.",
        lambda t: f"Ja, så har skett ({t.ref('interim')}).",
        lambda t: f"Ja, detta är gjort i samband med {t.doc('interim')}.",
    ),
    "list-numbering": (
        lambda t: paragraphs("Delarna är", "A. förberedelse", "B. genomförande", "D. efterarbete"),
        lambda t: paragraphs("Ordningen är denna:", "\\(1) anmälan", "\\(2) bedömning", "\\(3) beslut", "\\(5) återkoppling"),
        lambda t: paragraphs("Uppdrag 1: ny mall", "Uppdrag 2: utbildning", "Uppdrag 4: utvärdering"),
    ),
    "decision-differs": (
        lambda t: f"{sentence(t.doc('strategy'))} fastställdes av nämnden {{date}} § {{paragraph}}.",
        lambda t: f"Genom beslut den {{long}}, § {{paragraph}}, antog nämnden {t.doc('strategy')}.",
        lambda t: f"Gällande {t.doc('strategy')} (beslutad {{date}}, § {{paragraph}}) ses över.",
    ),
    "goal-missing": (
        lambda t: "Även mål {number} har påverkats av vakanserna.",
        lambda t: "Mål {number} bedöms nås till årets slut.",
        lambda t: "Resurser har förts till arbetet med mål {number}.",
    ),
    "count-differs": (
        lambda t: paragraphs("Två förändringar kan nämnas:", bullets(("fler digitala möten", "kortare handlingar", "gemensam kalender"))),
        lambda t: paragraphs("Underlaget består av sex delar:", numbered(("enkät", "intervjuer", "statistik", "jämförelser"))),
        lambda t: paragraphs("Följande tre yrkesgrupper är svårast att rekrytera:", bullets(("ingenjörer", "specialpedagoger", "kockar", "socionomer"))),
    ),
    "sum-differs": (
        lambda t: "Totalt gjordes 65 besök, 30 under våren och 45 under hösten.",
        lambda t: "Sammanlagt 41 avvikelser rapporterades, varav 26 rörde rutiner, 18 teknik och 7 bemötande.",
        lambda t: paragraphs("Fördelning av projektmedel:", table(("Projekt", "Tkr"), ("Lärande", "420"), ("Hälsa", "265"), ("Teknik", "130"), ("Totalt", "915"))),
        lambda t: "Av 12 platser är 15 tillsatta.",
    ),
    "percent-differs": (
        lambda t: "Antalet ärenden gick från 200 till 250, en ökning med 40 procent.",
        lambda t: "90 av 120 svarande (82 procent) var nöjda.",
        lambda t: "Kostnaden minskade med 1,5 mnkr, från 8,0 till 5,9 mnkr.",
        lambda t: "Hälften av enheterna, 6 av 16, har en egen handlingsplan.",
    ),
    "unit-differs": (lambda t: "", lambda t: "", lambda t: ""),
    "other-year": (
        lambda t: f"Hittills i år, januari–augusti {t.year - 2}, har fyra kontroller gjorts.",
        lambda t: f"I budgeten för {t.last}, som gäller nu, finns medel avsatta.",
        lambda t: f"Per den 31 augusti {t.last} redovisas årets utfall i delårsuppföljningen.",
    ),
    "personal-number": (
        lambda t: "Den enskilde, {pnr}, har överklagat.",
        lambda t: "Ersättning har betalats till {pnr}.",
        lambda t: "Personnr {pnr}.",
    ),
    "private-contact": (
        lambda t: "Ordföranden nås kvällstid på love.testsson@outlook.com.",
        lambda t: "Vid frågor ring samordnarens privata nummer 070-174 06 41.",
        lambda t: "Svar önskas till alva_ex@live.se senast fredag.",
    ),
    "client-words": (
        lambda t: "Kim Exempelsson fick insatsen kontaktperson enligt LSS indragen.",
        lambda t: "Vårdnadshavaren till Alva Testsson har klagat på omhändertagandet enligt LVU.",
        lambda t: "Under våren placerades Kim Påhittad på ett HVB-hem.",
    ),
    "undecided-title": (
        lambda t: "Policy för representation",
        lambda t: "Riktlinjer för passerkort",
        lambda t: "Handledarstrategi",
    ),
    "undecided": (lambda t: "Vägledande är {title}.", lambda t: "Jfr {title}.", lambda t: "Stöd finns i {title}."),
    "uncited-title": (
        lambda t: "Statistik över telefonköer",
        lambda t: "Bildspel från chefsdag",
        lambda t: "Minnesanteckningar från referensgrupp",
    ),
    "checklist": (
        lambda t: "Avtal med externa utförare",
        lambda t: "Organisationsschema",
        lambda t: "Sammanställning av sponsring",
    ),
    "pasted": (
        lambda t: "Controllern går igenom underlaget med varje enhet innan det lämnas till presidiet. Synpunkter arbetas in, och det färdiga materialet läggs fram för nämnden tillsammans med en muntlig genomgång av de viktigaste avvikelserna.",
        lambda t: "Ansvaret är fördelat i en särskild matris som visar vem som gör vad under året. Matrisen uppdateras när någon slutar eller byter uppgifter och gås igenom med samtliga chefer i januari och i augusti.",
        lambda t: "Nämnden får varje månad en kort lägesbild som omfattar ekonomi, personal och kvalitet. Lägesbilden tas fram gemensamt av stabens funktioner och jämförs med föregående månad så att trender blir synliga.",
    ),
    "term-variants": (
        lambda t: _NEXT_NAMES["plan"][t.world.names["plan"]],
        lambda t: _NEXT_NAMES["analysis"][t.world.names["analysis"]],
        lambda t: {"delårsbokslut": "delårsrapport"}.get(t.world.names["interim"], "delårsbokslut"),
    ),
}  # fmt: skip

VOICE = Voice(WORDINGS, TELLINGS, LOOK_ALIKES, PHRASES)
