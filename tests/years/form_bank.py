"""Questions as auditors might ask them, in our own words: what the mutated forms of `form_mutations` are put together from.

The bank is text, a mark a line:

    = a theme, which becomes a section
    ? a question
    ~ the same question, worded otherwise
    ≈ the same, in a wording that was kept aside while the matching was made
    ! another question that is worded nearly the same
    g guidance
    / the question / as two questions
    : is answered in prose

{Y} is the form's year, {N} the next and {P} the one before. The last two themes were kept aside as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Asked:
    """A question of the bank, and what may become of it."""

    theme: int
    text: str
    guidance: str | None = None
    prose: bool = False
    reworded: tuple[str, ...] = ()
    kept_aside: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass
class _Draft:
    theme: int
    text: str
    guidance: str | None = None
    prose: bool = False
    lists: dict[str, list[str]] = field(default_factory=lambda: {mark: [] for mark in "~≈!/"})

    def asked(self) -> Asked:
        reworded, aside, twins, parts = (tuple(self.lists[mark]) for mark in "~≈!/")
        return Asked(self.theme, self.text, self.guidance, self.prose, reworded, aside, twins, parts)


def bank() -> tuple[tuple[str, ...], tuple[Asked, ...]]:
    """The themes' titles, and all questions."""
    themes: list[str] = []
    drafts: list[_Draft] = []
    for line in _BANK.strip().split("\n"):
        mark, _, words = line.strip().partition(" ")
        if mark == "=":
            themes.append(words)
        elif mark == "?":
            drafts.append(_Draft(len(themes) - 1, words))
        elif mark == "g":
            drafts[-1].guidance = words
        elif mark == ":":
            drafts[-1].prose = True
        elif mark == "/":
            drafts[-1].lists["/"] += [part.strip() for part in words.split(" / ")]
        elif mark:
            drafts[-1].lists[mark].append(words)
    return tuple(themes), tuple(draft.asked() for draft in drafts)


TUNED_THEMES = 6
"""So many themes, from the first, were looked at while the matching was made."""

_BANK = """
= Mål och styrning
? Har nämnden antagit egna mål för verksamheten under {Y}?
~ Har nämnden beslutat om egna mål för sin verksamhet {Y}?
≈ Är egna mål för verksamheten antagna av nämnden inför {Y}?
! Har nämnden antagit egna riktlinjer för verksamheten under {Y}?
g Ange datum och paragraf för beslutet.
? Har nämnden antagit en verksamhetsplan för {Y}?
~ Finns en av nämnden antagen verksamhetsplan för {Y}?
≈ Har en verksamhetsplan för {Y} fastställts av nämnden?
! Har nämnden antagit en lokalförsörjningsplan för {Y}?
! Har nämnden antagit en verksamhetsplan för {N}?
? Har nämnden antagit en budget för {Y}?
! Har nämnden antagit en budget för {Y} avseende investeringar?
~ Finns en av nämnden fastställd budget för {Y}?
≈ Är budgeten för {Y} beslutad av nämnden?
! Har nämnden antagit en investeringsplan för {Y}?
? Är nämndens mål möjliga att mäta?
~ Har nämnden formulerat målen så att de går att mäta?
≈ Är målen mätbara?
! Är nämndens mål möjliga att påverka?
g Ange hur många av målen som har ett målvärde.
? Är målen kända bland medarbetarna?
! Är målen för jämställdhet kända bland medarbetarna?
~ Känner medarbetarna till målen?
≈ Är målen väl kända hos personalen?
! Är målen kända bland brukarna?
? Har målen brutits ned till enheterna, och har enheterna egna handlingsplaner?
~ Är målen nedbrutna till enheterna och har enheterna handlingsplaner?
/ Har målen brutits ned till enheterna? / Har enheterna egna handlingsplaner?
? Följer nämnden upp hur målen utvecklas under året?
~ Sker uppföljning i nämnden av hur målen utvecklas under året?
≈ Följs målens utveckling upp av nämnden under året?
! Följer nämnden upp hur klagomålen utvecklas under året?
? Får nämnden en analys av varför mål inte nås?
~ Lämnas en analys till nämnden av orsakerna till att mål inte nås?
! Får nämnden en analys av varför mål överträffas?
? Beslutar nämnden om åtgärder när mål inte nås?
~ Fattar nämnden beslut om åtgärder när målen inte nås?
≈ Vidtar nämnden åtgärder om målen inte nås?
! Beslutar nämnden om nya mål när mål inte nås?
g Ge exempel på beslut under {Y}.
? Vilka av fullmäktiges mål berör nämnden, och hur bidrar nämnden till dem?
~ Vilka av fullmäktiges mål gäller nämnden och hur bidrar nämnden?
:
/ Vilka av fullmäktiges mål berör nämnden? / Hur bidrar nämnden till fullmäktiges mål?
? Utfall per mål
~ Utfall för respektive mål
:
g Beskriv utfallet för varje mål vid delåret, och prognosen för helåret.
? Har nämndens reglemente setts över under mandatperioden?
~ Är reglementet översett under mandatperioden?
! Har nämndens delegationsordning setts över under mandatperioden?
? Finns en aktuell delegationsordning?
~ Har nämnden en delegationsordning som är aktuell?
≈ Är delegationsordningen aktuell?
! Finns en aktuell attestordning?
? Anmäls delegationsbeslut till nämnden vid varje sammanträde?
~ Sker anmälan av delegationsbeslut till nämnden vid varje sammanträde?
! Anmäls inkomna skrivelser till nämnden vid varje sammanträde?
? Har presidiet regelbundna möten med förvaltningens ledning?
~ Träffar presidiet förvaltningens ledning regelbundet?
! Har presidiet regelbundna möten med revisorerna?
? Har ledamöterna fått utbildning om sitt uppdrag och om jävsreglerna?
~ Är ledamöterna utbildade om sitt uppdrag och om reglerna för jäv?
/ Har ledamöterna fått utbildning om sitt uppdrag? / Har ledamöterna fått utbildning om jävsreglerna?
? Har nämnden bedömt vilka resurser som målen kräver?
~ Finns en bedömning av vilka resurser målen kräver?
≈ Är det bedömt vilka resurser som krävs för att nå målen?
? Hur säkerställer nämnden att fullmäktiges uppdrag genomförs?
~ På vilket sätt säkerställer nämnden att uppdragen från fullmäktige genomförs?
≈ Beskriv hur nämnden ser till att fullmäktiges uppdrag blir genomförda.
:
! Hur säkerställer nämnden att fullmäktiges taxor tillämpas?
? Finns en årsplan för nämndens sammanträden?
~ Har nämnden en årsplan för sina sammanträden?
! Finns en årsplan för nämndens verksamhetsbesök?
? Protokollförs de skäl som ligger till grund för nämndens beslut?
~ Framgår skälen till nämndens beslut av protokollen?
≈ Innehåller protokollen skälen för besluten?
? Har nämnden besökt sina verksamheter under {Y}?
~ Gjorde nämnden besök i sina verksamheter under {Y}?
! Har nämnden besökt sina leverantörer under {Y}?
? Vilka nyckeltal används för att bedöma måluppfyllelsen?
~ Vilka nyckeltal bedöms måluppfyllelsen med?
:
! Vilka underlag används för att bedöma måluppfyllelsen?

= Ekonomi och uppföljning
? Behandlar nämnden en ekonomisk uppföljning varje månad?
~ Behandlas en ekonomisk månadsuppföljning i nämnden?
≈ Tar nämnden varje månad upp en ekonomisk uppföljning?
! Behandlar nämnden en ekonomisk uppföljning varje tertial?
g Ange vilka månader som har behandlats under {Y}.
? Innehåller uppföljningen en prognos för helåret?
~ Ingår en helårsprognos i uppföljningen?
≈ Har uppföljningen en prognos för hela året?
! Innehåller uppföljningen en analys av volymerna?
? Redovisas avvikelser mot budget för nämnden?
~ Får nämnden en redovisning av budgetavvikelser?
≈ Rapporteras avvikelserna från budgeten till nämnden?
! Redovisas avvikelser mot investeringsbudget för nämnden?
! Redovisas inte avvikelser mot budget för nämnden?
? Beslutar nämnden om åtgärder vid ett prognostiserat underskott?
~ Fattar nämnden beslut om åtgärder när prognosen visar underskott?
! Beslutar nämnden om åtgärder vid ett prognostiserat överskott?
g Ange datum och paragraf för besluten.
? Följs beslutade åtgärder upp, och redovisas deras effekt?
~ Sker uppföljning av beslutade åtgärder och redovisas effekten av dem?
/ Följs beslutade åtgärder upp? / Redovisas effekten av beslutade åtgärder?
? Var nämndens ekonomi i balans vid delåret {Y}?
~ Hade nämnden en ekonomi i balans vid delåret {Y}?
! Var nämndens ekonomi i balans vid helåret {P}?
? Ange nämndens budget, utfall och prognos i tusental kronor.
~ Redovisa nämndens budget, utfall och prognos i tkr.
:
! Ange nämndens investeringar, avskrivningar och räntor i tusental kronor.
? Vilka är de största avvikelserna mot budget, och vad beror de på?
~ Vilka är de största budgetavvikelserna och vad är orsakerna?
:
/ Vilka är de största avvikelserna mot budget? / Vad beror avvikelserna mot budget på?
? Finns det rutiner för attest av fakturor?
! Finns det rutiner för attest av elektroniska fakturor?
~ Har nämnden rutiner för hur fakturor attesteras?
! Finns det rutiner för makulering av fakturor?
? Finns det rutiner för kontroll av utbetalningar?
~ Finns rutiner för att kontrollera utbetalningar?
! Finns det rutiner för kontroll av inventarier?
? Har chefer med budgetansvar fått utbildning i ekonomi?
~ Är budgetansvariga chefer utbildade i ekonomi?
! Har chefer med budgetansvar fått utbildning i upphandling?
? Har nämnden beslutat om den interna fördelningen av budgeten?
~ Är budgetens interna fördelning beslutad av nämnden?
≈ Har beslut fattats i nämnden om hur budgeten fördelas internt?
? Påverkas verksamheten av förändrade statsbidrag under {Y}?
~ Har ändrade statsbidrag påverkat verksamheten under {Y}?
! Påverkas verksamheten av förändrade elpriser under {Y}?
? Söks de statsbidrag som nämnden har rätt till?
~ Ansöker nämnden om alla statsbidrag som den har rätt till?
? Jämför nämnden sina kostnader med andra kommuners?
~ Görs jämförelser av nämndens kostnader med andra kommuner?
≈ Sker kostnadsjämförelser med andra kommuner?
! Jämför nämnden sina resultat med andra kommuners?
g Nämn vilka nyckeltal som används.
? Har investeringarna genomförts enligt plan?
~ Är investeringarna genomförda som planerat?
! Har upphandlingarna genomförts enligt plan?
? Hur stor del av investeringsbudgeten har använts per den 31 augusti {Y}?
~ Hur mycket av investeringsbudgeten hade använts den 31 augusti {Y}?
:
? Är taxor och avgifter aktuella?
~ Har nämnden aktuella taxor och avgifter?
! Är lokaler och hyresavtal aktuella?
? Har nämnden tagit del av årsredovisningen för {P}?
~ Har årsredovisningen {P} behandlats av nämnden?
! Har nämnden tagit del av granskningsrapporten för {P}?
? Lämnar förvaltningen underlag i tid inför budgetarbetet?
~ Lämnas underlagen inför arbetet med budgeten i tid av förvaltningen?
! Lämnar förvaltningen underlag i tid inför nämndens sammanträden?
? Finns en långsiktig ekonomisk plan för åren {Y}–{N}?
~ Har nämnden en långsiktig plan för ekonomin {Y}–{N}?
! Finns en långsiktig demografisk plan för åren {Y}–{N}?
? Hur följs avtal med stor ekonomisk betydelse upp?
~ På vilket sätt följs avtal av stor ekonomisk betydelse upp?
:
! Hur följs avtal med stor strategisk betydelse upp?

= Intern kontroll
? Har nämnden antagit en plan för intern kontroll för {Y}?
~ Finns en antagen internkontrollplan för {Y}?
≈ Är planen för den interna kontrollen {Y} antagen?
! Har nämnden antagit en plan för intern kommunikation för {Y}?
g Ange datum för beslutet och hur många kontrollmoment planen har.
? Har nämnden antagit en plan för intern kontroll för {N}?
~ Finns en antagen internkontrollplan för {N}?
? Har nämnden följt upp planen för intern kontroll för {P}?
~ Har internkontrollplanen för {P} följts upp av nämnden?
≈ Är uppföljningen av planen för intern kontroll {P} behandlad i nämnden?
? Har nämnden följt upp planen för intern kontroll för {Y}?
~ Har internkontrollplanen för {Y} följts upp av nämnden?
? Har en riskanalys gjorts inför valet av kontrollmoment?
! Har en ekonomisk riskanalys gjorts inför valet av kontrollmoment?
~ Gjordes en riskanalys innan kontrollmomenten valdes?
≈ Föregicks valet av kontrollmoment av en riskanalys?
! Har en konsekvensanalys gjorts inför valet av kontrollmoment?
? Har nämnden själv deltagit i riskanalysen?
~ Har nämnden varit delaktig i riskanalysen?
≈ Medverkar nämnden i arbetet med riskanalysen?
! Har förvaltningen själv deltagit i riskanalysen?
? Rapporteras resultatet av kontrollerna till nämnden?
~ Får nämnden en rapport om kontrollernas resultat?
! Rapporteras kostnaden för kontrollerna till nämnden?
? Hur ofta rapporteras resultatet av kontrollerna till nämnden?
~ Hur ofta får nämnden rapport om resultatet av kontrollerna?
≈ Med vilken frekvens rapporteras kontrollernas resultat till nämnden?
:
? Vem ansvarar för att kontrollerna genomförs?
~ Vem har ansvaret för att kontrollerna blir genomförda?
:
! Vem ansvarar för att kontrollerna utvärderas?
? Beslutar nämnden om åtgärder när kontrollerna visar brister?
~ Fattar nämnden beslut om åtgärder om brister framkommer i kontrollerna?
! Beslutar nämnden om åtgärder när inspektionerna visar brister?
? Finns det rutiner för att upptäcka bedrägerier och mutor?
~ Har nämnden rutiner för upptäckt av mutor och bedrägerier?
/ Finns det rutiner för att upptäcka bedrägerier? / Finns det rutiner för att upptäcka mutor?
? Finns en visselblåsarfunktion som är känd bland personalen?
~ Är visselblåsarfunktionen känd bland medarbetarna?
! Finns en krisledningsfunktion som är känd bland personalen?
? Har bisysslor inventerats under {Y}?
~ Är en inventering av bisysslor gjord {Y}?
! Har säkerhetsklassade tjänster inventerats under {Y}?
? Följs inköp utanför ramavtal upp?
! Följs inköp utanför ramavtal upp i kommunens bolag?
~ Sker uppföljning av inköp som görs utanför ramavtalen?
≈ Görs någon uppföljning av köp vid sidan av ramavtal?
! Följs inköp inom ramavtal upp?
? Kontrolleras att leverantörer betalar skatter och avgifter?
~ Görs kontroller av att leverantörerna betalar sina skatter och avgifter?
! Kontrolleras att leverantörer uppfyller miljökraven?
? Är nämndens processer kartlagda, och är riskerna i dem bedömda?
~ Har nämndens processer kartlagts och riskerna i dem bedömts?
/ Är nämndens processer kartlagda? / Är riskerna i processerna bedömda?
? Redogör för de tre största riskerna i internkontrollplanen.
~ Beskriv de tre största riskerna i planen för intern kontroll.
:
! Redogör för de tre vanligaste bristerna i avvikelserapporterna.
? Har revisorernas rekommendationer från {P} åtgärdats?
~ Har åtgärder vidtagits med anledning av revisorernas rekommendationer {P}?
≈ Är rekommendationerna som revisorerna lämnade {P} åtgärdade?
! Har tillsynsmyndigheternas förelägganden från {P} åtgärdats?
? Utvärderas arbetet med den interna kontrollen?
~ Sker en utvärdering av internkontrollarbetet?
! Utvärderas arbetet med den externa kommunikationen?
? Ingår informationssäkerhet i den interna kontrollen?
~ Omfattar den interna kontrollen informationssäkerhet?
! Ingår trafiksäkerhet i den interna kontrollen?

= Personal och arbetsmiljö
? Har nämnden en plan för kompetensförsörjning?
~ Finns en kompetensförsörjningsplan i nämnden?
≈ Är en plan för kompetensförsörjningen framtagen?
! Har nämnden en plan för läromedelsförsörjning?
? Hur arbetar nämnden för att rekrytera personal?
~ På vilket sätt arbetar nämnden med rekrytering av personal?
≈ Beskriv nämndens arbete med personalrekrytering.
:
! Hur arbetar nämnden för att behålla personal?
? Hur har sjukfrånvaron utvecklats under {Y}?
~ Beskriv hur sjukfrånvaron har utvecklats {Y}.
≈ Redogör för sjukfrånvarons utveckling under {Y}.
:
! Hur har övertiden utvecklats under {Y}?
g Ange andelen i procent, för kvinnor och män.
? Hur har personalomsättningen utvecklats under {Y}?
~ Beskriv hur personalomsättningen har utvecklats {Y}.
:
g Ange andelen i procent, för kvinnor och män.
? Genomförs medarbetarsamtal med alla anställda?
~ Har alla anställda medarbetarsamtal?
! Genomförs hälsokontroller med alla anställda?
? Genomförs en medarbetarenkät, och följs den upp på enheterna?
~ Görs en medarbetarenkät som följs upp på enheterna?
/ Genomförs en medarbetarenkät? / Följs medarbetarenkäten upp på enheterna?
? Är uppgifterna inom arbetsmiljön skriftligt fördelade?
~ Har arbetsmiljöuppgifterna fördelats skriftligt?
≈ Finns en skriftlig fördelning av arbetsmiljöuppgifter?
! Är uppgifterna inom brandskyddet skriftligt fördelade?
? Har det systematiska arbetsmiljöarbetet följts upp under {Y}?
~ Är en uppföljning gjord {Y} av det systematiska arbetsmiljöarbetet?
! Har det systematiska kvalitetsarbetet följts upp under {Y}?
! Har det systematiska brandskyddsarbetet följts upp under {Y}?
? Utreds tillbud och olyckor?
! Utreds tillbud och olyckor i trafiken?
~ Görs utredningar av olyckor och tillbud?
! Utreds klagomål och synpunkter?
? Finns det rutiner för hot och våld mot anställda?
~ Har nämnden rutiner för situationer med hot och våld mot medarbetare?
! Finns det rutiner för skadegörelse mot lokaler?
? Har nämnden fastställt mål för sänkt sjukfrånvaro?
~ Finns av nämnden fastställda mål om lägre sjukfrånvaro?
? Har nämnden en jämställdhetsplan, och har löner kartlagts?
~ Finns en jämställdhetsplan och en kartläggning av löner?
/ Har nämnden en jämställdhetsplan? / Har löner kartlagts?
? Hur många chefer har fler än trettio underställda?
~ Hur många av cheferna har över trettio underställda?
:
! Hur många vikarier har kortare anställning än tre månader?
? Får nya chefer en introduktion?
~ Introduceras nya chefer i sitt uppdrag?
! Får nya ledamöter en introduktion?
? Används inhyrd personal, och vad är kostnaden för den?
~ Anlitas inhyrd personal och vad kostar den?
/ Används inhyrd personal? / Vad är kostnaden för inhyrd personal?
? Har heltid erbjudits alla som är tillsvidareanställda?
~ Erbjuds samtliga tillsvidareanställda heltid?
! Har friskvård erbjudits alla som är tillsvidareanställda?
? Vilka yrkesgrupper är svårast att rekrytera?
~ Vilka yrkesgrupper är det svårast att anställa?
:
! Vilka yrkesgrupper är vanligast bland sjukskrivna?
? Följs arbetstiden upp mot lagens krav på dygnsvila?
~ Sker uppföljning av att arbetstiderna uppfyller kravet på dygnsvila?
? Samverkar nämnden med de fackliga organisationerna inför beslut?
~ Sker samverkan med de fackliga organisationerna före beslut?
! Samverkar nämnden med de ideella organisationerna inför beslut?

= Kvalitet och brukare
? Har nämnden ett ledningssystem för kvalitet?
~ Finns ett ledningssystem för kvalitetsarbetet i nämnden?
! Har nämnden ett ledningssystem för informationssäkerhet?
? Tas synpunkter från brukarna tillvara?
~ Tar nämnden tillvara brukarnas synpunkter?
≈ Används synpunkterna som brukarna lämnar?
! Tas synpunkter från närstående tillvara?
? Får nämnden en sammanställning av klagomål?
~ Sammanställs klagomålen för nämnden?
! Får nämnden en sammanställning av motioner?
? Får nämnden en sammanställning av avvikelser i vården?
~ Sammanställs vårdens avvikelser för nämnden?
? Hur många klagomål kom in under {Y}, och hur många har besvarats?
~ Hur många klagomål inkom {Y} och hur många är besvarade?
:
/ Hur många klagomål kom in under {Y}? / Hur många klagomål har besvarats?
? Har brukarnas nöjdhet mätts under {Y}?
~ Är en mätning av brukarnas nöjdhet gjord {Y}?
! Har brukarnas vårdbehov mätts under {Y}?
? Når verksamheten upp till kraven i lagen om stöd och service?
~ Uppfyller verksamheten kraven i lagen om stöd och service?
! Når verksamheten upp till kraven i lagen om upphandling?
? Hur lång är väntetiden till särskilt boende?
~ Hur lång väntetid är det till särskilt boende?
:
! Hur lång är väntetiden till bostadsanpassning?
g Ange medianen i dagar.
? Finns det beslut som inte har verkställts inom tre månader?
~ Finns det ej verkställda beslut som är äldre än tre månader?
! Finns det beslut som har överklagats inom tre månader?
? Har barnets bästa prövats i ärenden som rör barn?
~ Prövas barnets bästa i de ärenden som rör barn?
! Har sekretessen prövats i ärenden som rör barn?
? Är handläggningstiderna rimliga?
! Är handläggningstiderna för bygglov rimliga?
~ Har nämnden rimliga handläggningstider?
! Är hyresnivåerna rimliga?
? Följs verksamhet som drivs av andra utförare upp?
~ Görs uppföljning av verksamhet hos andra utförare?
≈ Granskar och följer nämnden upp externa utförare?
! Följs verksamhet som drivs i egen regi upp?
g Beskriv hur uppföljningen går till och vilka avtal som finns.
? Ställs krav på kvalitet i avtalen med andra utförare?
~ Innehåller avtalen med andra utförare krav på kvalitet?
! Ställs krav på språkkunskaper i avtalen med andra utförare?
? Har tillsynsmyndigheter riktat kritik mot nämnden under {Y}?
~ Har nämnden fått kritik av någon tillsynsmyndighet {Y}?
! Har tillsynsmyndigheter granskat nämnden under {Y}?
? Publiceras resultaten av kvalitetsarbetet öppet?
~ Är kvalitetsarbetets resultat öppet publicerade?
? Vilka förbättringar har gjorts till följd av klagomål?
~ Vilka förbättringar har klagomålen lett till?
:
! Vilka förbättringar har gjorts till följd av inspektioner?
? Arbetar nämnden förebyggande, och mäts effekten av det?
~ Har nämnden ett förebyggande arbete och mäts dess effekt?
/ Arbetar nämnden förebyggande? / Mäts effekten av det förebyggande arbetet?
? Har samverkan med regionen fungerat under {Y}?
~ Fungerade samverkan med regionen {Y}?
! Har samverkan med skolorna fungerat under {Y}?
? Finns individuella planer för alla som har rätt till det?
~ Har alla som har rätt till det en individuell plan?
! Finns individuella kontaktpersoner för alla som har rätt till det?

= Digitalisering och information
? Har nämnden utsett ett dataskyddsombud?
~ Är ett dataskyddsombud utsett av nämnden?
! Har nämnden utsett ett barnombud?
? Är registret över behandlingar av personuppgifter aktuellt?
~ Har nämnden ett aktuellt register över personuppgiftsbehandlingar?
! Är registret över allmänna handlingar aktuellt?
? Har personuppgiftsincidenter anmälts i tid?
~ Är personuppgiftsincidenter anmälda i tid?
! Har personuppgiftsansvariga anmälts i tid?
? Är information klassad efter hur skyddsvärd den är?
~ Har informationen klassats utifrån sitt skyddsvärde?
? Har nämnden en aktuell dokumenthanteringsplan?
~ Finns en aktuell plan för dokumenthantering?
≈ Är nämndens dokumenthanteringsplan aktuell?
! Har nämnden en aktuell kontinuitetsplan?
? Finns en plan för hur verksamheten ska klara ett avbrott i datasystemen?
~ Har nämnden en plan för hur man klarar avbrott i datasystemen?
! Finns en plan för hur verksamheten ska klara ett avbrott i elförsörjningen?
? Har behörigheter i verksamhetssystemen setts över under {Y}?
~ Är verksamhetssystemens behörigheter översedda {Y}?
! Har licenser i verksamhetssystemen setts över under {Y}?
? Kontrolleras loggar i verksamhetssystemen?
! Kontrolleras loggar över inpassering i verksamhetssystemen?
~ Görs loggkontroller i verksamhetssystemen?
! Kontrolleras säkerhetskopior i verksamhetssystemen?
? Hur arbetar nämnden med digitalisering på kort och lång sikt?
~ Beskriv nämndens arbete med digitalisering på kort och lång sikt.
≈ Vilka insatser för digitalisering gör nämnden?
:
! Hur arbetar nämnden med lokalförsörjning på kort och lång sikt?
? Har vinsterna med digitala tjänster beräknats?
~ Är de digitala tjänsternas vinster beräknade?
! Har kostnaderna för digitala tjänster beräknats?
? Används AI i verksamheten, och finns regler för det?
~ Används AI i verksamheten med regler för användningen?
/ Används AI i verksamheten? / Finns regler för användningen av AI?
? Är nämndens webbplats tillgänglig för personer med funktionsnedsättning?
~ Uppfyller webbplatsen tillgänglighetskrav för personer med funktionsnedsättning?
! Är nämndens lokaler tillgängliga för personer med funktionsnedsättning?
? Lämnas allmänna handlingar ut skyndsamt?
~ Sker utlämnande av allmänna handlingar skyndsamt?
! Diarieförs allmänna handlingar skyndsamt?
? Arkiveras handlingar digitalt?
~ Sker arkivering av handlingar digitalt?
! Signeras handlingar digitalt?
? Hur många begäranden om allmänna handlingar kom in under {Y}?
~ Hur många begäranden om utlämnande av allmänna handlingar inkom {Y}?
:
! Hur många begäranden om rättelse av personuppgifter kom in under {Y}?
? Har it-säkerheten testats under {Y}?
~ Gjordes tester av it-säkerheten under {Y}?
! Har brandsäkerheten testats under {Y}?
? Ställs säkerhetskrav vid inköp av system?
~ Finns säkerhetskrav med när system köps in?
! Ställs miljökrav vid inköp av system?
? Har samtliga anställda gått utbildningen i informationssäkerhet?
~ Är alla anställda utbildade i informationssäkerhet?
! Har samtliga ledamöter gått utbildningen i informationssäkerhet?
? Finns beslut om vilka uppgifter som får lagras i molntjänster?
~ Är det beslutat vilka uppgifter som får lagras i molntjänster?

= Lokaler, inköp och miljö
? Har nämnden en lokalförsörjningsplan för {Y}–{N}?
~ Finns en plan för lokalförsörjningen {Y}–{N}?
! Har nämnden en cykelplan för {Y}–{N}?
? Är underhållet av fastigheterna eftersatt?
~ Finns det ett eftersatt underhåll i fastigheterna?
! Är underhållet av gatorna eftersatt?
? Följs energianvändningen i lokalerna upp?
~ Sker uppföljning av lokalernas energianvändning?
! Följs vattenförbrukningen i lokalerna upp?
? Hur bidrar nämnden till kommunens klimatmål?
~ På vilket sätt bidrar nämnden till klimatmålen i kommunen?
:
! Hur bidrar nämnden till kommunens tillväxtmål?
? Har nämnden en inköpsorganisation med utpekade beställare?
~ Finns utpekade beställare i nämndens inköpsorganisation?
? Har ramavtalen följts upp under {Y}?
~ Är ramavtalen uppföljda under {Y}?
! Har markanvisningarna följts upp under {Y}?
? Ställs sociala krav i upphandlingar?
! Ställs sociala krav i upphandlingar av byggentreprenader?
~ Innehåller upphandlingarna sociala krav?
! Ställs tekniska krav i upphandlingar?
? Dokumenteras direktupphandlingar, och annonseras de över tröskelvärdet?
~ Finns dokumentation av direktupphandlingar, och sker annonsering över tröskelvärdet?
/ Dokumenteras direktupphandlingar? / Annonseras direktupphandlingar över tröskelvärdet?
? Är nämndens lokaler anpassade efter verksamhetens behov?
~ Svarar lokalerna mot verksamhetens behov?
! Är nämndens fordon anpassade efter verksamhetens behov?
? Har ventilationen i skolorna kontrollerats under {Y}?
~ Gjordes ventilationskontroller i skolorna {Y}?
! Har lekplatserna i skolorna kontrollerats under {Y}?
? Hur stor andel av livsmedlen är ekologiska?
~ Hur stor är andelen ekologiska livsmedel?
:
! Hur stor andel av livsmedlen är närproducerade?
? Har kemikalier inventerats i förskolorna?
~ Är en inventering av kemikalier gjord på förskolorna?
! Har leksaker inventerats i förskolorna?
? Finns en aktuell plan för avfall?
~ Har nämnden en aktuell avfallsplan?
! Finns en aktuell plan för snöröjning?
? Har nämnden tillsyn över enskilda avlopp?
~ Utövar nämnden tillsyn av de enskilda avloppen?
! Har nämnden tillsyn över förorenade områden?
? Hålls tidsgränserna för bygglov, och redovisas de för nämnden?
~ Håller nämnden tidsgränserna för bygglov och får den en redovisning av dem?
/ Hålls tidsgränserna för bygglov? / Redovisas tidsgränserna för bygglov för nämnden?

= Krisberedskap och framtid
? Har nämnden en risk- och sårbarhetsanalys?
~ Finns en risk- och sårbarhetsanalys för nämndens ansvarsområde?
! Har nämnden en mål- och resursplan?
? Har krisledningen övats under {Y}?
~ Genomfördes en övning med krisledningen {Y}?
! Har evakueringen övats under {Y}?
? Finns det reservkraft i samhällsviktiga verksamheter?
! Finns det reservkraft i samhällsviktiga verksamheter på landsbygden?
~ Har samhällsviktiga verksamheter tillgång till reservkraft?
! Finns det dricksvatten i samhällsviktiga verksamheter?
? Är personalen krigsplacerad?
~ Har personalen krigsplacerats?
! Är personalen säkerhetsprövad?
? Beskriv nämndens största utmaningar de kommande fem åren.
~ Vilka är nämndens största utmaningar under de närmaste fem åren?
:
! Beskriv nämndens största investeringar de kommande fem åren.
? Vilka risker ser nämnden i befolkningens utveckling?
~ Vilka risker innebär befolkningsutvecklingen enligt nämnden?
:
! Vilka risker ser nämnden i räntornas utveckling?
? Har nämnden planer för att möta fler äldre och färre barn?
~ Finns planer för hur nämnden möter fler äldre och färre barn?
/ Har nämnden planer för att möta fler äldre? / Har nämnden planer för att möta färre barn?
? Deltar nämnden i samverkan med grannkommuner?
~ Samverkar nämnden med grannkommunerna?
! Deltar nämnden i samverkan med näringslivet?
? Har nämnden prövat vilka uppgifter den kan avstå från?
~ Är det prövat vilka uppgifter som nämnden kan avstå från?
! Har nämnden prövat vilka uppgifter den kan digitalisera?
? Finns en strategi för minskade lokaler?
~ Har nämnden en strategi för att minska lokalerna?
! Finns en strategi för minskade utsläpp?
? Hur påverkas nämnden av förslag till ny lagstiftning?
~ Vilken påverkan på nämnden får ny lagstiftning som föreslås?
:
! Hur påverkas nämnden av förslag till nytt utjämningssystem?
? Har nämnden uppdaterat sin krisplan efter händelser under {P}?
~ Uppdaterades krisplanen efter händelserna {P}?
! Har nämnden uppdaterat sin hemsida efter händelser under {P}?
? Är ansvaret vid höjd beredskap klarlagt?
~ Har ansvaret vid höjd beredskap klarlagts?
! Är ansvaret vid enskilda olyckor klarlagt?
? Informeras invånarna om hur de kan förbereda sig?
~ Får invånarna information om hur de kan förbereda sig?
! Informeras föreningarna om hur de kan förbereda sig?
"""
