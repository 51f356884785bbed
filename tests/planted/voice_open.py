"""The open voice: what auditors ask and boards answer. Its misses may be shown to those who write the rules."""

from __future__ import annotations

from planted.telling import Tell, Teller, bullets, numbered, paragraphs, sentence, table
from planted.voice import Voice, label, outcome_lines, units_table
from planted.world import STATUS

WORDINGS = {
    "goals_set": (
        ("Har nämnden fastställt egna mål som knyter an till fullmäktiges mål?", None),
        ("Har nämnden antagit mål för {year}?", "Ange när beslutet fattades."),
        ("Nämnden har beslutat om mål för verksamheten", None),
    ),
    "goals_measurable": (
        ("Är målen formulerade så att de går att mäta?", None),
        ("Har målen nyckeltal med målvärden?", "Beskriv nyckeltalen."),
        ("Målen är mätbara", None),
    ),
    "goals_followed": (
        ("Följer nämnden upp måluppfyllelsen under året?", None),
        ("Hur följs målen upp?", None),
        ("Nämnden följer målen under året", None),
    ),
    "goals_analysis": (
        ("Får nämnden en analys av orsakerna när ett mål inte nås?", None),
        ("Analyseras avvikelser från målen?", None),
        ("Avvikelser från mål analyseras", None),
    ),
    "goals_measures": (
        ("Beslutar nämnden om åtgärder när mål inte nås?", None),
        ("Har nämnden beslutat om åtgärder med anledning av måluppfyllelsen?", None),
        ("Nämnden vidtar åtgärder när det behövs", None),
    ),
    "goals_outcome": (
        ("Utfall och prognos för målen", "Ange utfall vid delåret och prognos för helåret för respektive mål."),
        ("Redovisa måluppfyllelsen", "Ange utfall och prognos för varje mål."),
        ("Utfall per mål vid delåret och prognos för året", "För varje mål anges utfall och prognos."),
    ),
    "plan_adopted": (
        ("Har en verksamhetsplan antagits?", None),
        ("Finns en plan för verksamheten {year}?", None),
        ("Plan för verksamheten", None),
    ),
    "budget_adopted": (
        ("Har nämnden fastställt en budget för {year}?", None),
        ("Finns en beslutad budget för året?", "Ange datum för beslutet."),
        ("Nämnden har en beslutad budget", None),
    ),
    "economy_followed": (
        ("Följer nämnden upp ekonomin tillräckligt under året?", "Ange datum för de sammanträden då uppföljning har behandlats."),
        ("Har nämnden fått ekonomisk uppföljning med prognos?", None),
        ("Ekonomin följs upp regelbundet", None),
    ),
    "economy_analysis": (
        ("Får nämnden en analys av orsakerna till avvikelser från budget?", None),
        ("Analyseras ekonomiska avvikelser?", None),
        ("Avvikelser från budget förklaras", None),
    ),
    "economy_measures": (
        ("Beslutar nämnden om åtgärder vid avvikelser från budget?", None),
        ("Har nämnden beslutat om åtgärder för en budget i balans?", None),
        ("Nämnden beslutar om åtgärder mot underskott", None),
    ),
    "economy_figures": (
        ("Ange nämndens budget för helåret, utfall vid delåret och prognos för helåret samt avvikelse från budget.", None),
        ("Ekonomi i siffror", "Ange budget, utfall delår, prognos helår och avvikelse."),
        ("Budget, utfall, prognos och avvikelse", None),
    ),
    "grant": (
        ("Hur har nämndens kommunbidrag förändrats?", None),
        ("Redogör för förändringen av ramen mot föregående år.", None),
        ("Kommunbidragets förändring", None),
    ),
    "control_plan": (
        ("Finns en fastställd internkontrollplan för {year}?", "Ange datum för nämndens beslut samt antal kontrollmål."),
        ("Har nämnden beslutat om intern kontroll för {year}?", "Ange datum för beslutet och antal kontrollmål."),
        ("Nämnden har en internkontrollplan", "Ange datum för nämndens beslut samt antal kontrollmål."),
    ),
    "risk_analysis": (
        ("Har en riskanalys gjorts inför valet av kontrollmål i {year} års internkontrollplan?", None),
        ("Bygger planen för intern kontroll på en riskanalys?", None),
        ("Riskanalys ligger till grund för kontrollerna", None),
    ),
    "risk_part": (
        ("Är nämnden delaktig i riskanalysen?", None),
        ("Hur deltar nämnden i arbetet med risker?", None),
        ("Nämnden deltar i riskanalysen", None),
    ),
    "control_followed": (
        ("Har internkontrollplanen för {year} följts upp?", None),
        ("Har den interna kontrollen följts upp under året?", None),
        ("Den interna kontrollen följs upp", None),
    ),
    "control_report": (
        ("Upprättas en rapport över genomförda kontroller?", None),
        ("Dokumenteras resultatet av kontrollerna?", None),
        ("Kontrollernas resultat dokumenteras", None),
    ),
    "control_often": (
        ("Hur ofta rapporteras den interna kontrollen till nämnden?", None),
        ("Hur ofta får nämnden del av resultatet av den interna kontrollen?", None),
        ("Hur ofta rapporteras resultatet av kontrollerna?", None),
    ),
    "control_decisions": (
        ("Fattar nämnden beslut när kontroller visar brister?", None),
        ("Beslutar nämnden om åtgärder vid brister i den interna kontrollen?", None),
        ("Brister leder till beslut", None),
    ),
    "competence": (
        ("Vilket arbete gör nämnden för att säkra kompetensförsörjningen?", None),
        ("Redogör för arbetet med kompetensförsörjning.", None),
        ("Kompetensförsörjning", None),
    ),
    "turnover": (
        ("Hur ser personalomsättningen ut inom nämndens verksamheter?", None),
        ("Redovisa personalomsättningen.", None),
        ("Personalomsättning", None),
    ),
    "sick": (
        ("Hur har sjukfrånvaron utvecklats?", None),
        ("Redovisa sjukfrånvaron.", None),
        ("Sjukfrånvaro", None),
    ),
    "risks": (
        ("Redogör för nämndens utmaningar och risker på kort och lång sikt (ange minst 5 områden).", None),
        ("Vilka är de största riskerna?", "Ange minst fem områden."),
        ("Utmaningar framåt", "Minst fem områden ska anges."),
    ),
    "delegation": (
        ("Finns en aktuell delegationsordning?", "Ange datum för senaste beslut."),
        ("Är delegationsordningen aktuell?", None),
        ("Delegationsordningen är aktuell", None),
    ),
    "attest": (
        ("Finns en beslutad attestförteckning för {year}?", None),
        ("Är attestanter utsedda?", None),
        ("Attestförteckning finns", None),
    ),
    "investments": (
        ("Beskriv nämndens investeringar under året.", None),
        ("Redovisa investeringsbudgeten.", None),
        ("Investeringar", None),
    ),
    "policy": (
        ("Finns styrdokument för verksamheten?", None),
        ("Vilka egna styrdokument har nämnden beslutat om?", None),
        ("Styrdokument finns", None),
    ),
    "reviewed": (
        ("Vad har nämnden gjort med anledning av förra årets granskning?", None),
        ("Hur har rekommendationerna från föregående års granskning hanterats?", None),
        ("Uppföljning av tidigare granskning", None),
    ),
    "volumes": (
        ("Beskriv verksamhetens volymer.", None),
        ("Redovisa ärenden och volymer.", None),
        ("Volymer", None),
    ),
    "buying": (
        ("Hur säkerställs att inköp görs från avtal?", None),
        ("Beskriv kontrollen av inköp.", None),
        ("Inköp och avtal", None),
    ),
    "scale_steering": (
        ("I vilken grad anser nämnden att styrningen är ändamålsenlig?", None),
        ("Hur väl fungerar styrningen?", None),
        ("Styrningen är ändamålsenlig", None),
    ),
    "scale_control": (
        ("I vilken grad bedöms den interna kontrollen vara tillräcklig?", None),
        ("Hur väl fungerar den interna kontrollen?", None),
        ("Den interna kontrollen är tillräcklig", None),
    ),
}  # fmt: skip


# Goals


def _goals_list(t: Teller) -> str:
    return paragraphs(
        f"{t.Board} antog {t.doc('budget')} {t.at_meeting('budget')}. Där finns {t.count('goals')} mål:",
        bullets(t.listed("goals")),
        f"Målen knyter an till kommunens styrmodell ({t.ref('model', dnr=False)}), se {t.doc_pages('budget', 'goals')}.",
    )


def _goals_numbered(t: Teller) -> str:
    return paragraphs(
        f"Ja. Nämndens {t.count('goals')} mål för {t.year} ingår i {t.doc('budget')}, {t.ref('budget')}:",
        numbered(f"{goal.name} ({t.word(len(goal.kpis))} nyckeltal)" for goal in t.goals),
        "Målen är desamma för hela planperioden " + t.world.span.replace("–", t.world.names["dash"]) + ".",
    )


def _measurable_lines(t: Teller) -> str:
    parts = [f"Varje mål har nyckeltal med nuläge och målvärde, se {t.doc_pages('budget', 'goals')}."]
    for goal in t.goals:
        parts.append(f"Mål {goal.number}: {goal.name}")
        for kpi in goal.kpis:
            parts.append(f"{label(goal, kpi)}: {kpi.name}")
            parts.append(f"Målvärde {t.year}: {t.kpi(goal, kpi, 'target')}")
            parts.append(f"Nuläge {t.last}: {t.kpi(goal, kpi, 'present')}")
    return paragraphs(*parts)


def _measurable_table(t: Teller) -> str:
    rows = [
        (f"Mål {goal.number}", kpi.name, t.kpi(goal, kpi, "present"), t.kpi(goal, kpi, "target"))
        for goal in t.goals
        for kpi in goal.kpis
    ]
    return paragraphs(
        f"Ja, alla {t.count('goals')} målen mäts med nyckeltal. Målvärdena beslutades med budgeten, {t.ref('budget')}.",
        table(("Mål", "Nyckeltal", f"Nuläge {t.last}", f"Målvärde {t.year}"), *rows),
    )


def _followed_signals(t: Teller) -> str:
    goals = t.world.counts["goals"]
    high, rest = t.world.counts["high"], goals - t.world.counts["high"]
    said = f"{t.count('high')} av {t.count('goals')} mål är uppfyllda i hög grad" if high > 1 else ""
    left = f", medan {t.word(rest)} har en annan bedömning" if said and rest > 1 else ""
    return paragraphs(
        f"Målen följs upp två gånger om året, i {t.interim} och {t.annual}. Fyra bedömningar används:",
        table(("Ej uppfyllt", "Delvis uppfyllt", "I hög grad uppfyllt", "Helt uppfyllt"), ("röd", "gul", "ljusgrön", "grön")),
        sentence(f"{said}{left}.") if said else "",
        f"Se {t.doc_pages('interim', 'goals')}, behandlat {t.at_meeting('interim')}.",
    )  # fmt: skip


def _followed_each(t: Teller) -> str:
    return paragraphs(
        f"Ja, {t.doc('interim')} ({t.ref('interim')}) redovisar läget för vart och ett av målen:",
        bullets(f"{goal.name}: {STATUS[goal.status]}" for goal in t.goals),
    )


def _analysis_interim(t: Teller) -> str:
    return f"Ja, orsakerna förklaras mål för mål i {t.doc_pages('interim', 'goals')}. Någon särskild analys utöver denna har inte begärts."


def _analysis_partly(t: Teller) -> str:
    return f"Analys görs för de mål som inte nås, men djupet varierar. I {t.doc('interim')} saknas analys för ett nyckeltal eftersom enkäten görs först i november."


def _measures_no(t: Teller) -> str:
    return f"Nej, uppföljningen i {t.doc('interim')}, {t.pages('interim', 'goals')}, har inte gett anledning till särskilda beslut. Förvaltningen arbetar inom ramen för ordinarie planering."


def _measures_yes(t: Teller) -> str:
    return f"Ja. Nämnden gav {t.at_meeting('interim')} förvaltningen i uppdrag att prioritera de mål som inte nås. Uppdraget redovisas i {t.annual}."


def _outcome_lines(t: Teller) -> str:
    return paragraphs(
        f"Uppföljningen i {t.doc('interim')} visar följande:",
        *outcome_lines(t, lambda year: f"Utfall 31/8 {year}", "Prognos helår"),
    )


def _outcome_table(t: Teller) -> str:
    head = (
        "Mål",
        "Nyckeltal",
        f"Utfall 31/8 {t.last}",
        f"Utfall 31/8 {t.year}",
        "Prognos helår",
        "Bedömning",
    )
    rows = [
        (f"{goal.number}. {goal.name}", kpi.name, *(t.kpi(goal, kpi, f) for f in ("before", "outcome", "forecast")), STATUS[goal.status])
        for goal in t.goals
        for kpi in goal.kpis
    ]  # fmt: skip
    return paragraphs(table(head, *rows), f"Källa: {t.doc_pages('interim', 'goals')}.")


# Money


def _plan_in_budget(t: Teller) -> str:
    return f"Ja, planen ingår i {t.doc('budget')} som nämnden antog {t.at_meeting('budget')}."


def _budget_yes(t: Teller) -> str:
    return paragraphs(
        f"{t.Board} fastställde {t.doc('budget')} {t.at_meeting('budget', dnr=True)}.",
        f"Kommunbidraget uppgår till {t.mn('grant')} ({t.tkr('grant')}), se {t.pages('budget', 'economy')}.",
    )


def _budget_short(t: Teller) -> str:
    return f"Ja, {t.ref('budget', dnr=True)}. Beslutet fattades före årets ingång, i enlighet med styrmodellen ({t.ref('model', dnr=False)})."


def _followed_list(t: Teller) -> str:
    rows = [f"{month}, nämndens sammanträde {t.plain_ref(key)}" for month, key in t.world.months]
    return paragraphs(
        f"Ja. Under {t.year} har nämnden behandlat månadsuppföljningar för följande månader:",
        bullets(rows),
        f"Därutöver behandlades {t.doc('interim')} {t.at_meeting('interim')}.",
    )


def _followed_table(t: Teller) -> str:
    rows = [
        (month.capitalize(), t.decision(key).date, f"§ {t.decision(key).paragraph}")
        for month, key in t.world.months
    ]
    for _month, key in t.world.months:
        t.ref(key)
    return paragraphs(
        f"{t.count('months').capitalize()} månadsuppföljningar har behandlats hittills i år:",
        table(("Avser", "Sammanträde", "Paragraf"), *rows),
        f"Prognosen i {t.doc('month:april')} var {t.mn('april')} och i {t.doc('interim')} {t.mn('forecast')}.",
    )


def _analysis_months(t: Teller) -> str:
    return paragraphs(
        f"Ja, exempelvis i {t.doc('month:mars')}, som nämnden behandlade {t.day('month:mars')}. Prognosen var då en avvikelse om {t.mn('march')}.",
        f"I {t.doc('month:april')} beräknades avvikelsen till {t.mn('april')}, främst på grund av vikarier och köpta tjänster.",
    )


def _analysis_groups(t: Teller) -> str:
    return f"Avvikelsen förklaras per kontogrupp i {t.doc_pages('interim', 'economy')}: personalkostnader {t.mn('dev_staff')}, köp av tjänster {t.mn('dev_bought')} och övriga kostnader {t.mn('dev_other', plus=True)}, sammanlagt {t.mn('forecast')}."


def _economy_action(t: Teller) -> str:
    return paragraphs(
        f"Nämnden antog {t.doc('action')} {t.at_meeting('action')}. Åtgärderna beräknas ge {t.mn('measures')} på helår och omfattar",
        "- prövning av vakanser\n  - varje tjänst prövas av förvaltningschefen\n- samordnade inköp\n- lokaler som lämnas",
    )


def _economy_partly(t: Teller) -> str:
    return f"Nämnden har beslutat om en handlingsplan, {t.ref('action')}, men flera av åtgärderna får effekt först nästa år. Det prognostiserade underskottet om {t.mn_size('forecast')} hämtas därför inte in under {t.year}."


def _figures_lines(t: Teller) -> str:
    return paragraphs(
        bullets(
            (
                f"Budget helår: {t.mn('grant')}",
                f"Utfall per 31 augusti {t.year}: {t.mn('outcome')}",
                f"Prognos helår: {t.mn('forecast_net')}",
                f"Avvikelse mot budget: {t.mn('forecast')}",
            )
        ),
        f"Resultatet för perioden är {t.mn('result')} enligt {t.doc_pages('interim', 'summary')}.",
    )


def _figures_table(t: Teller) -> str:
    return paragraphs(
        table(
            ("Mnkr", "Budget helår", "Utfall delår", "Prognos helår", "Avvikelse"),
            ("Nettokostnad", *(t.mn(f).removesuffix(" mnkr") for f in ("grant", "outcome", "forecast_net", "forecast"))),
        ),
        f"Avvikelsen består av personalkostnader {t.mn('dev_staff')}, köp av tjänster {t.mn('dev_bought')} och övriga kostnader {t.mn('dev_other', plus=True)}.",
    )  # fmt: skip


def _grant_more(t: Teller) -> str:
    return paragraphs(
        f"Kommunbidraget {t.year} är {t.mn('grant')}, en ökning om {t.increase()} eller {t.mn('more')} jämfört med {t.last} då det var {t.mn('grant_before')}.",
        f"Ökningen består av indexuppräkning om {t.mn('index')}, volymer om {t.mn('volume')}, en särskild satsning om {t.mn('special')} och effektivisering om {t.mn('cut')}.",
    )


def _grant_tkr(t: Teller) -> str:
    return f"Ramen ökar från {t.tkr('grant_before')} till {t.tkr('grant')}, det vill säga med {t.mn('more')} ({t.increase()}). Av ökningen är {t.mn('index')} uppräkning med prisindex."


# Internal control


def _control_source(t: Teller) -> str:
    return t.doc("plan", "plan") if t.world.own_plan else f"bilaga 1 i {t.doc('budget', 'plan')}"


def _control_key(t: Teller) -> str:
    return "plan" if t.world.own_plan else "budget"


def _control_list(t: Teller) -> str:
    return paragraphs(
        f"Ja, se {_control_source(t)}, beslutad {t.at_meeting(_control_key(t))}.",
        f"{t.count('controls').capitalize()} kontrollmål ingår:",
        bullets(t.listed("controls")),
    )


def _control_sentence(t: Teller) -> str:
    return f"Nämnden fastställde planen {t.at_meeting(_control_key(t), dnr=True)}. Den innehåller {t.count('controls')} kontrollmål, se {_control_source(t)}."


def _risk_appendix(t: Teller) -> str:
    number = "1" if t.world.own_plan else "2"
    return f"Ja, se {t.world.names['analysis']} i bilaga {number} till {t.doc('budget', 'risks')}. {t.count('risks').capitalize()} risker värderades efter sannolikhet och väsentlighet."


def _risk_table(t: Teller) -> str:
    rows = [(risk.name, risk.likelihood, risk.materiality, risk.value) for risk in t.world.risks]
    t.told |= {"list:risks", "table:risks"}
    return paragraphs(
        f"Riskerna i årets {t.world.names['analysis']} ({t.doc_pages('budget', 'risks')}) värderades så här:",
        table(("Risk", "Sannolikhet", "Väsentlighet", "Riskvärde"), *rows),
    )


def _risk_part_yes(t: Teller) -> str:
    return f"Ja, nämnden hade en genomgång av riskerna hösten {t.last} inför beslutet om {t.doc('budget')}. Presidiet deltar dessutom i förvaltningens arbete med kontrollmålen."


def _risk_part_partly(t: Teller) -> str:
    return f"Arbetet görs av förvaltningens ledning och presenteras för presidiet. Nämnden som helhet deltar först när planen beslutas ({t.ref(_control_key(t))}), eftersom någon särskild genomgång inte har hunnits med."


def _control_followed(t: Teller) -> str:
    return f"Ja, uppföljningen finns som bilaga till {t.doc_pages('interim', 'control')}. Av {t.count('samples')} stickprov visade {t.count('deviations')} avvikelser. Föregående års plan följdes upp {t.at_meeting('control')}."


def _control_followed_all(t: Teller) -> str:
    return paragraphs(
        f"Vid delåret hade alla {t.count('controls')} kontrollmål kontrollerats utan anmärkning, se {t.doc_pages('interim', 'control')}.",
        f"{t.count('samples').capitalize()} stickprov gjordes, varav {t.count('deviations')} med avvikelser som rättades direkt.",
    )


def _control_report_see(t: Teller) -> str:
    see = t.see("control_followed")
    return (
        f"Ja{', se ' + see if see else ''}. Resultatet biläggs {t.doc('interim', 'control')} och {t.annual}."
    )


def _control_report_form(t: Teller) -> str:
    return f"Varje kontroll dokumenteras i en mall och sammanställs av controllern. Sammanställningen är bilaga till {t.doc_pages('interim', 'control')}."


def _often_twice(t: Teller) -> str:
    return f"Två gånger om året: i samband med {t.doc('interim')} och med {t.annual}."


def _often_half(t: Teller) -> str:
    see = t.see("control_report")
    return f"Rapportering sker varje halvår{' (' + see + ')' if see else ''}. Senast behandlade nämnden resultatet {t.at_meeting('interim')}."


def _decisions_unknown(t: Teller) -> str:
    return f"Frågan har inte varit aktuell, eftersom kontrollerna i {t.doc('interim')} inte visat brister som kräver beslut. Det går därför inte att säga hur nämnden skulle ha agerat."


def _decisions_yes(t: Teller) -> str:
    return f"Ja, när brister konstateras får förvaltningen uppdrag att återkomma. Så skedde {t.at_meeting('control')}."


# People, risks and the rest


def _competence_long(t: Teller) -> str:
    return paragraphs(
        f"Nämnden har en {t.doc('strategy', 'areas')} ({t.ref('strategy')}) som vilar på fem områden: attrahera, rekrytera, introducera, utveckla och avsluta.",
        f"Årets aktivitetsplan omfattar totalt {t.digits('activities')} aktiviteter, varav {t.digits('running')} är löpande, se {t.doc_pages('activities', 'plan')}.",
        "Under året har\n\n1. introduktionen för nya medarbetare gjorts om\n2. samarbetet med två lärosäten fördjupats\n3. avslutssamtal införts",
    )


def _competence_short(t: Teller) -> str:
    return f"Arbetet styrs av {t.doc('strategy', 'areas')}, som nämnden antog {t.decision('strategy').date}. {t.doc('activities', 'plan').capitalize()} har {t.digits('activities')} aktiviteter ({t.digits('running')} löpande). Arbetet följs upp i april och november."


def _turnover_table(t: Teller) -> str:
    return paragraphs(
        f"Tabellen visar extern personalomsättning enligt {t.doc_pages('interim', 'summary')}.",
        units_table(t, ("Område", "Avgångar", "Omsättning (%)")),
        "Nivån är något lägre än i jämförbara kommuner.",
    )


def _turnover_words(t: Teller) -> str:
    units = t.world.units
    t.told.add("list:units")
    said = ", ".join(f"{unit.name.lower()} {t.percent(unit.share)}" for unit in units[:-1])
    return f"Omsättningen varierar mellan områdena: {said} och {units[-1].name.lower()} {t.percent(units[-1].share)} (se {t.doc_pages('interim', 'summary')})."


def _sick(t: Teller) -> str:
    now, before = t.world.shares["sick"], t.world.shares["sick_before"]
    way = "minskat" if now < before else "ökat"
    points = f"{abs(now - before):.1f}".replace(".", ",")
    return f"Sjukfrånvaron har {way} med {points} procentenheter, från {t.share('sick_before')} till {t.share('sick')}, se {t.doc_pages('interim', 'summary')}."


def _risks_list(t: Teller) -> str:
    return paragraphs(
        f"Utifrån {t.doc('budget', 'risks')} ser nämnden {t.count('risks')} större risker:",
        bullets(f"{name}{t.pick('', ' (på kort sikt)', ' (på lång sikt)')}" for name in t.listed("risks")),
    )


def _risks_paragraphs(t: Teller) -> str:
    names = t.listed("risks")
    return paragraphs(
        "Nämndens utmaningar på kort och lång sikt:",
        numbered(f"**{name}.** Följs i {t.pick(t.interim, 'den interna kontrollen', 'verksamhetens möten')}." for name in names),
        f"Riskerna hämtas från {t.world.names['analysis']} {t.year}, {t.pages('budget', 'risks')} i {t.doc('budget')}.",
    )  # fmt: skip


def _delegation(t: Teller) -> str:
    return f"Ja, {t.doc('delegation', 'rules')} reviderades {t.at_meeting('delegation', dnr=True)}. Beslut på delegation anmäls vid varje sammanträde."


def _delegation_law(t: Teller) -> str:
    return f"{t.doc('delegation', 'rules').capitalize()} gäller enligt beslut {t.ref('delegation')}. Den utgår från 6 kap. 37 § och 7 kap. 5–6 §§ kommunallagen."


def _attest(t: Teller) -> str:
    return f"Ja, nämnden beslutade om {t.doc('attest')} {t.at_meeting('attest')}. Ändringar under året beslutas av förvaltningschefen på delegation."


def _investments_list(t: Teller) -> str:
    t.told.add("list:investments")
    total = t.tkr("investments")
    rows = [f"{name}: {value:,} tkr".replace(",", " ") for name, value in t.world.investments]
    return paragraphs(
        f"Investeringsbudgeten {t.year} uppgår till {total} ({t.doc_pages('budget', 'investments')}):",
        bullets(rows),
    )  # fmt: skip


def _investments_table(t: Teller) -> str:
    t.told.add("list:investments")
    total = t.tkr("investments")
    rows = [(name, f"{value:,}".replace(",", " ")) for name, value in t.world.investments]
    return paragraphs(
        table(("Belopp i tkr", f"Budget {t.year}"), *rows, ("Summa", total.removesuffix(" tkr"))),
        f"Se {t.doc_pages('budget', 'investments')}.",
    )


def _policy(t: Teller) -> str:
    return f"Ja, bland annat {t.doc('policy', 'purpose')} ({t.ref('policy')}). Dokumentet ses över en gång per mandatperiod."


def _policy_more(t: Teller) -> str:
    return f"Nämnden har beslutat om {t.doc('policy', 'purpose')}, {t.ref('policy', dnr=True)}. Till detta kommer kommunens styrmodell ({t.ref('model')})."


def _reviewed(t: Teller) -> str:
    return f"I {t.last} års granskning rekommenderades nämnden att tydliggöra analysen. Nämnden behandlade {t.doc('annual', 'summary')} {t.at_meeting('annual')} och har därefter infört en gemensam mall."


def _reviewed_none(t: Teller) -> str:
    return f"Granskningen av {t.last} lämnade inga rekommendationer till nämnden. Iakttagelsen om attest har åtgärdats genom {t.doc('attest')}."


def _volumes(t: Teller) -> str:
    return paragraphs(
        t.world.board.statistics[0].format(n=t.digits("cases"), part=t.digits("part"))
        + f" Det motsvarar {t.share('part')}.",
        t.world.board.statistics[1],
    )


def _buying(t: Teller) -> str:
    return "Inköp görs från ramavtal. Den största leverantören, Exempelverken AB (org.nr 559999-1238), följs upp varje kvartal. Frågor om avtal besvaras av kommunens växel, 0199-55 00 00."


def _buying_control(t: Teller) -> str:
    return f"Avtalstroheten kontrolleras i stickprov. Två av tre inköp över 100 tkr görs från avtal, resten är direktupphandlingar enligt 19 a kap. LOU. Se även {t.doc('attest')}."


def _scale_good(t: Teller) -> str:
    return f"Styrningen följer kommunens styrmodell ({t.ref('model')}) och nämnden får underlag i tid, senast {t.doc('interim')}."


def _scale_partly(t: Teller) -> str:
    return f"Grunderna finns på plats genom {t.doc('budget')}, men uppföljningen kan bli tydligare. En ny mall tas i bruk till {t.annual}."


TELLINGS: dict[str, tuple[tuple[str | None, Tell], ...]] = {
    "goals_set": (("Ja", _goals_list), ("Ja", _goals_numbered)),
    "goals_measurable": (("Ja", _measurable_lines), ("Ja", _measurable_table)),
    "goals_followed": (("Ja", _followed_signals), ("Ja", _followed_each)),
    "goals_analysis": (("Ja", _analysis_interim), ("Delvis", _analysis_partly)),
    "goals_measures": (("Nej", _measures_no), ("Ja", _measures_yes)),
    "goals_outcome": ((None, _outcome_lines), (None, _outcome_table)),
    "plan_adopted": ((None, _plan_in_budget),),
    "budget_adopted": (("Ja", _budget_yes), ("Ja", _budget_short)),
    "economy_followed": (("Ja", _followed_list), ("Ja", _followed_table)),
    "economy_analysis": (("Ja", _analysis_months), ("Ja", _analysis_groups)),
    "economy_measures": (("Ja", _economy_action), ("Delvis", _economy_partly)),
    "economy_figures": ((None, _figures_lines), (None, _figures_table)),
    "grant": ((None, _grant_more), (None, _grant_tkr)),
    "control_plan": (("Ja", _control_list), ("Ja", _control_sentence)),
    "risk_analysis": (("Ja", _risk_appendix), ("Ja", _risk_table)),
    "risk_part": (("Ja", _risk_part_yes), ("Delvis", _risk_part_partly)),
    "control_followed": (("Ja", _control_followed), ("Ja", _control_followed_all)),
    "control_report": (("Ja", _control_report_see), ("Ja", _control_report_form)),
    "control_often": ((None, _often_twice), (None, _often_half)),
    "control_decisions": (("Vet ej", _decisions_unknown), ("Ja", _decisions_yes)),
    "competence": ((None, _competence_long), (None, _competence_short)),
    "turnover": ((None, _turnover_table), (None, _turnover_words)),
    "sick": ((None, _sick),),
    "risks": ((None, _risks_list), (None, _risks_paragraphs)),
    "delegation": (("Ja", _delegation), ("Ja", _delegation_law)),
    "attest": (("Ja", _attest),),
    "investments": ((None, _investments_list), (None, _investments_table)),
    "policy": (("Ja", _policy), ("Ja", _policy_more)),
    "reviewed": ((None, _reviewed), (None, _reviewed_none)),
    "volumes": ((None, _volumes),),
    "buying": ((None, _buying), (None, _buying_control)),
    "scale_steering": (("high", _scale_good), ("partly", _scale_partly)),
    "scale_control": (("high", _control_report_form), ("partly", _scale_partly)),
}


def _look_alikes() -> tuple[tuple[frozenset[str], Tell], ...]:
    """Sentences that a naive checker trips on; the topics where they may stand, none for all."""
    everywhere: frozenset[str] = frozenset()
    money = frozenset({"economy_figures", "economy_analysis", "economy_measures", "grant", "budget_adopted"})
    yes = frozenset({"goals_followed", "control_followed", "delegation", "attest", "policy", "risk_analysis"})
    people = frozenset({"competence", "turnover", "sick"})
    return (
        (everywhere, lambda t: f"Jämfört med {t.last} har arbetssättet inte ändrats."),
        (everywhere, lambda t: f"Hösten {t.last} genomförde förvaltningen en översyn inför {t.year}."),
        (everywhere, lambda t: f"Frågor besvaras av registrator, {t.mail}, eller 0199-55 01 00."),
        (everywhere, lambda t: "Bestämmelser finns i 6 kap. 6 § kommunallagen (2017:725) och i SOU 2020:47."),
        (everywhere, lambda t: "Nej, det innebär inte att arbetet är avslutat; det fortsätter under hösten."),
        (everywhere, lambda t: f"Perioden {t.year}–{t.year + 3} omfattas av den nya överenskommelsen med regionen."),
        (everywhere, lambda t: "Kommunens organisationsnummer är 212999-2380."),
        (money, lambda t: f"Semesterlöneskulden ingår med {t.pick('-', '−')}0,4 mnkr, det vill säga 400 tkr."),
        (money, lambda t: f"Fullmäktige beslutade om ramarna för {t.year} hösten {t.last}."),
        (money, lambda t: f"Bufferten är 1,5 procent av {t.aside('grant')}."),
        (yes, lambda t: f"{t.word(2).capitalize()} av tre enheter har gått igenom rutinen, den tredje gör det i november."),
        (yes, lambda t: "Det finns inga kända brister, och ingen enhet har svarat nej på kontrollfrågorna."),
        (people, lambda t: f"Medarbetarenkäten {t.last} besvarades av 312 av 390 medarbetare (80 procent)."),
        (people, lambda t: "Tre utbildningar hölls: en om brandskydd, en om hot och våld samt en om dokumentation."),
    )  # fmt: skip


LOOK_ALIKES = _look_alikes()


# Errors in words


def _other_board(t: Teller) -> str:
    return "Kommunstyrelsen"


PHRASES: dict[str, tuple[Tell, ...]] = {
    "how-often": (
        lambda t: "Hur ofta rapporteras den interna kontrollen till nämnden?",
        lambda t: "Hur många gånger per år får nämnden rapport om den interna kontrollen?",
        lambda t: "Med vilken frekvens rapporteras den interna kontrollen?",
    ),
    "number-twice": (
        lambda t: "Har nämnden något att tillägga?",
        lambda t: "Övriga upplysningar",
        lambda t: "Är det något mer revisionen bör känna till?",
    ),
    "unreadable-title": (
        lambda t: f"Revisionsrapport {t.last}",
        lambda t: f"Undertecknat samverkansavtal {t.year}",
        lambda t: f"Mötesanteckningar från dialog {t.year}",
    ),
    "term-sentence": (
        lambda t: "{term} för {year} tas upp vid varje chefsmöte.",
        lambda t: "Cheferna har gått igenom {term} för {year}.",
        lambda t: "I arbetet används {term} {year} som underlag.",
    ),
    "placeholder": (
        lambda t: f"Se även beslut om handlingsplan ({t.pick('nämndens', 'novembernämndens')} sammanträde). Infogas efter sammanträdet.",
        lambda t: "Beslutet fattades den ÅÅÅÅ-MM-DD.",
        lambda t: "Antal genomförda kontroller: xx.",
        lambda t: "[Kompletteras av controllern]",
        lambda t: "Ansvarig enhet är ???",
        lambda t: f"Siffror per september {t.year}: TBD.",
        lambda t: "Paragraf och dnr kompletteras när protokollet är justerat.",
    ),
    "yes-without-evidence": (
        lambda t: "Ja, det arbetar nämnden med löpande.",
        lambda t: "Detta är en naturlig del av arbetet och sker i dialog med verksamheterna.",
        lambda t: "Ja. Rutinerna är väl kända bland cheferna och fungerar bra.",
    ),
    "unexplained": (
        lambda t: "",
        lambda t: "{mark}.",
        lambda t: "{mark}, se kryss.",
    ),
    "description-missing": (lambda t: "", lambda t: "–", lambda t: "."),
    "demanded-date": (
        lambda t: "Ja, planen är beslutad av nämnden och innehåller {controls} kontrollmål.",
        lambda t: "Nämnden har fastställt en plan med {controls} kontrollmål, se bilaga.",
        lambda t: "Beslut om planen med dess {controls} kontrollmål har fattats i vederbörlig ordning.",
    ),
    "demanded-number": (
        lambda t: f"Ja, beslutad {t.at_meeting(_control_key(t))}.",
        lambda t: f"Planen fastställdes {t.at_meeting(_control_key(t))}. Se {_control_source(t)}.",
        lambda t: f"Nämnden antog planen, {t.ref(_control_key(t))}, efter en genomgång med presidiet.",
    ),
    "demanded-areas": (
        lambda t: paragraphs("Nämnden ser följande utmaningar:", bullets(t.listed("risks")[:3])),
        lambda t: paragraphs("Riskerna framåt är", numbered(t.listed("risks")[:4])),
        lambda t: f"De största utmaningarna är att {t.listed('risks')[0].lower()} och att {t.listed('risks')[1].lower()}.",
    ),
    "demanded-figures": (
        lambda t: f"Budget helår är {t.mn('grant')} och utfallet per augusti {t.mn('outcome')}.",
        lambda t: bullets((f"Budget helår: {t.mn('grant')}", f"Prognos helår: {t.mn('forecast_net')}")),
        lambda t: f"Prognosen för helåret är {t.mn('forecast_net')} enligt {t.doc('interim', 'economy')}.",
    ),
    "demanded-how-often": (
        lambda t: f"Resultatet redovisas för nämnden i samband med att {t.doc('interim')} behandlas och på annat sätt vid behov.",
        lambda t: "Rapportering sker enligt kommunens anvisningar.",
        lambda t: f"Kontrollerna sammanställs av controllern och läggs fram för nämnden, se {t.doc('interim')}.",
    ),
    "reference-unattached": (
        lambda t: f"Uppdraget lämnades av {_other_board(t).lower()} ({_other_board(t)} {t.year - 2}-04-16, § 88).",
        lambda t: f"Nämnden ändrade inriktningen redan {t.year - 3}-10-14, § 97.",
        lambda t: f"Fullmäktige beslutade om taxan (KF {t.year - 2}-11-23 § 164).",
    ),
    "no-such-paragraph": (
        lambda t: f"Frågan togs upp vid nämndens sammanträde {t.decision('interim').date}, § 212.",
        lambda t: f"Ett tillägg beslutades ({t.Board} {t.decision('budget').date}, § 199).",
        lambda t: f"Nämnden informerades {t.decision('annual').date}, § 147.",
    ),
    "page-missing": (
        lambda t: f"Detta framgår av {t.doc('budget')}, sid 47.",
        lambda t: f"Se {t.doc('interim')}, s. 63–64.",
        lambda t: f"Beskrivningen finns på sidan 88 i {t.doc('budget')}.",
    ),
    "figure-not-on-page": (
        lambda t: f"Av {t.doc('interim')}, {t.pages('interim', 'summary')}, framgår att 417 inventeringar har gjorts.",
        lambda t: f"I {t.doc('budget')}, {t.pages('budget', 'intro')}, anges att 7,3 mnkr avsätts för oförutsedda behov.",
        lambda t: f"Bufferten är 12,6 mnkr ({t.doc_pages('budget', 'economy')}).",
    ),
    "quote-not-found": (
        lambda t: f"I {t.doc('budget', 'intro')} står att ”nämnden ska verka för en sammanhållen och långsiktig utveckling av samtliga verksamheter”.",
        lambda t: f"Av {t.doc('interim', 'summary')} framgår: ”Verksamheten bedöms ha goda förutsättningar att nå samtliga mål före årets slut.”",
        lambda t: f"{t.doc('policy', 'purpose').capitalize()} slår fast att ”ansvaret vilar på varje medarbetare i det dagliga arbetet”.",
    ),
    "document-unattached": (
        lambda t: f"Arbetet styrs också av {t.board}s lokalförsörjningsplan {t.year}–{t.year + 5}.",
        lambda t: f"Se {t.board}s kommunikationsstrategi.",
        lambda t: f"Detta framgår av Genomlysning av administrationen {t.year}, sid 4.",
    ),
    "document-other-year": (
        lambda t: f"Se {t.Board}s {t.world.names['interim']} {t.year - 2}, sid 3.",
        lambda t: f"Uppgifterna är hämtade ur {t.board}s {t.world.names['budget']} {t.year - 2}–{t.year}.",
        lambda t: f"Målen följs upp i {t.board}s {t.world.names['interim']} för {t.last}.",
    ),
    "question-unknown": (
        lambda t: "Se även svaret på fråga 9.14.",
        lambda t: "Jfr fråga 8.17 nedan.",
        lambda t: "Detta beskrivs närmare ovan, 7.19.",
    ),
    "question-itself": (
        lambda t: f"Se svaret på fråga {t.asked.labels[t.topic]}.",
        lambda t: f"Mer om detta i fråga {t.asked.labels[t.topic]} ovan.",
        lambda t: f"Se nedan, {t.asked.labels[t.topic]}.",
    ),
    "question-other": (
        lambda t: "Se svaret på fråga {other}.",
        lambda t: "Frågan besvaras under {other}, se fråga {other}.",
        lambda t: "Se {way}, {other}.",
    ),
    "meeting-unknown": (
        lambda t: "Frågan diskuterades vid nämndens sammanträde {date}.",
        lambda t: "Nämnden fick information vid sammanträdet den {long}.",
        lambda t: "Presentationen gjordes på nämndens sammanträde den {long}.",
    ),
    "mark-no": (
        lambda t: "Nej, nämnden har inte tagit ställning till detta ännu.",
        lambda t: f"Nej. Något sådant beslut har nämnden inte fattat under {t.year}.",
        lambda t: "Nej, detta har nämnden inte gjort, men frågan bereds.",
    ),
    "mark-yes": (
        lambda t: f"Ja, detta gjordes {t.at_meeting('interim')}.",
        lambda t: f"Ja. Se {t.doc('interim')}.",
        lambda t: f"Ja, nämnden beslutade om detta {t.at_meeting('budget')}.",
    ),
    "list-numbering": (
        lambda t: paragraphs("Arbetet sker i fyra steg:", "1\\) kartläggning", "2\\) analys", "4\\) beslut", "5\\) uppföljning"),
        lambda t: paragraphs("Förvaltningen har", "a\\) informerat cheferna", "b\\) utbildat handläggarna", "d\\) följt upp rutinen"),
        lambda t: paragraphs("Steg 1: underlag tas fram", "Steg 2: nämnden får en genomgång", "Steg 2: nämnden beslutar", "Steg 3: uppföljning"),
    ),
    "decision-differs": (
        lambda t: f"{t.doc('strategy').capitalize()} antogs av nämnden {{date}}, § {{paragraph}}.",
        lambda t: f"Nämnden antog {t.doc('strategy')} den {{long}} (§ {{paragraph}}).",
        lambda t: f"Se {t.doc('strategy')}, antagen {{date}} § {{paragraph}}.",
    ),
    "goal-missing": (
        lambda t: "Mål {number} följs upp särskilt i höst.",
        lambda t: f"För mål {{number}} pågår ett utvecklingsarbete, se {t.doc('interim')}.",
        lambda t: "Störst svårigheter finns med mål nr {number}.",
    ),
    "count-differs": (
        lambda t: paragraphs("Tre insatser har prioriterats under året:", bullets(("ny introduktion", "gemensamma mallar", "kollegial granskning", "tätare avstämningar"))),
        lambda t: paragraphs("Förvaltningen har tagit fram fem åtgärder:", numbered(("se över scheman", "samordna inköp", "pröva vakanser"))),
        lambda t: paragraphs("Arbetet sker i fyra grupper:", bullets(("ekonomi", "personal", "kvalitet"))),
    ),
    "sum-differs": (
        lambda t: "Sammanlagt hölls 24 utbildningstillfällen: 11 under våren, 5 under sommaren och 12 under hösten.",
        lambda t: "Under perioden inkom 86 synpunkter, varav 52 klagomål, 31 frågor och 14 beröm.",
        lambda t: paragraphs("Kostnaden för konsulter:", table(("Område", "Tkr"), ("Ekonomi", "310"), ("Personal", "245"), ("IT", "180"), ("Summa", "835"))),
        lambda t: "Av 18 enheter har 29 lämnat sin handlingsplan i tid.",
    ),
    "percent-differs": (
        lambda t: "Kostnaderna för hyrpersonal ökade från 4,0 mnkr till 5,0 mnkr, en ökning om 35 procent.",
        lambda t: "Av 80 medarbetare har 60 gått utbildningen (65 procent).",
        lambda t: "Intäkterna steg med 2,4 mnkr, från 12,0 till 14,8 mnkr.",
        lambda t: "Tre av fyra enheter (60 procent) har genomfört skyddsrond.",
    ),
    "unit-differs": (
        lambda t: "{grant} tkr",
        lambda t: "{grant} tkr",
        lambda t: "{grant} tkr",
    ),
    "other-year": (
        lambda t: f"Under {t.year - 2} har uppföljning hittills skett vid två tillfällen och en tredje görs i december.",
        lambda t: f"Budgeten för innevarande år, {t.last}, är beslutad av nämnden.",
        lambda t: f"Uppföljningen vid delåret {t.last} visar att årets mål är på väg att nås.",
    ),
    "personal-number": (
        lambda t: "Ärendet gäller {pnr}.",
        lambda t: "Beslutet avser en elev född {pnr}.",
        lambda t: "Personen ({pnr}) har fått svar.",
    ),
    "private-contact": (
        lambda t: "Frågor kan ställas till enhetschefen på alva.pahittad72@gmail.com.",
        lambda t: "Kontakta controllern privat på 070-174 06 35.",
        lambda t: "Underlaget kan fås via kim_exempel@hotmail.com eller mobil 0701740636.",
    ),
    "client-words": (
        lambda t: "Alva Exempelsson placerades enligt LVU i mars och ärendet har belastat budgeten.",
        lambda t: "Beslutet om personlig assistans enligt LSS för Kim Påhittad har överklagats.",
        lambda t: "Placeringen av Love Testsson i familjehem avslutades i maj.",
    ),
    "undecided-title": (
        lambda t: "Riktlinje för bemötande",
        lambda t: "Kommunikationspolicy",
        lambda t: "Program för intern service",
    ),
    "undecided": (
        lambda t: "Arbetet följer {title}.",
        lambda t: "Se även {title}.",
        lambda t: "Detta beskrivs i {title}.",
    ),
    "uncited-title": (
        lambda t: "Redovisning av synpunkter",
        lambda t: "Presentation för samrådsgruppen",
        lambda t: "Underlag till lokalöversyn",
    ),
    "checklist": (
        lambda t: "Underlag för representation",
        lambda t: "Förteckning över pågående upphandlingar",
        lambda t: "Beslutade taxor och avgifter",
    ),
    "pasted": (
        lambda t: f"Förvaltningen sammanställer underlag från alla enheter, stämmer av dem med controllern och redovisar resultatet för presidiet. Därefter behandlas ärendet av nämnden, som under {t.year} har ägnat särskild tid åt frågan vid två temadagar.",
        lambda t: "Varje enhetschef ansvarar för att rutinerna är kända och att avvikelser rapporteras samma vecka. Avvikelserna gås igenom vid ledningsgruppens möten, där även åtgärder och tidplan bestäms tillsammans med berörda chefer.",
        lambda t: "Arbetet utgår från en gemensam process som beskriver vem som gör vad, när underlag ska lämnas och hur beslut dokumenteras. Processen har tagits fram tillsammans med kommunens ekonomiavdelning och gäller alla nämnder.",
    ),
    "term-variants": (
        lambda t: {"internkontrollplan": "plan för intern kontroll", "plan för intern kontroll": "internkontrollplan"}[t.world.names["plan"]],
        lambda t: {"väsentlighets- och riskanalys": "risk- och väsentlighetsanalys", "risk- och väsentlighetsanalys": "väsentlighets- och riskanalys"}[t.world.names["analysis"]],
        lambda t: {"delårsbokslut": "delårsrapport", "delårsrapport": "delårsbokslut", "tertialrapport 2": "delårsrapport"}[t.world.names["interim"]],
    ),
}  # fmt: skip

VOICE = Voice(WORDINGS, TELLINGS, LOOK_ALIKES, PHRASES)
