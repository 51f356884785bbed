"""Sentences of last year's answers that are easily taken wrong, in our own words, as if they were written for 2024.

What may be rewritten for 2025 stands in ⟦…⟧. What is to be marked, and left to the user, stands in ⟨…⟩: last year where it is
when something began, happened or is compared with, and the year before where an outcome is from then. Other years are
left alone. A stroke is a new line."""

from __future__ import annotations

import re
from dataclasses import dataclass

LEFT_TO_THE_USER = """
Indikatorn är ny för ⟨2024⟧ och saknar därför jämförelsetal.
För ⟨2024⟧ har ett nytt sätt att mäta nöjdhet tagits i bruk.
Måttet mäts för första gången ⟨2024⟧.
Vi började mäta väntetider ⟨2024⟧.
Mätningen gjordes om från grunden ⟨2024⟧.
Målet lades till inför ⟨2024⟧ efter påpekande från revisorerna.
Rapporten från fältgruppen ligger till grund för prioriteringarna ⟨2024⟧.
Kartläggningen utgör underlag för arbetet ⟨2024⟧.
Kostnaden stiger mindre än under ⟨2024⟧.
Avgifterna är högre jämfört med ⟨2024⟧.
Behovet är lika stort som ⟨2024⟧.
Till skillnad från ⟨2024⟧ räknas inga vakanser in.
Höjningen ⟨2024⟧ täcker inte hela behovet.
Ökningen under ⟨2024⟧ förklaras av fler placeringar.
Den stora minskningen ⟨2024⟧ beror på färre besök.
Från och med ⟨2024⟧ ligger ansvaret hos utskottet.
Kontoret flyttade in i nya lokaler ⟨2024⟧.
Under ⟨2024⟧ öppnade nämnden två träffpunkter.
En utbildningsdag hölls ⟨2024⟧ för alla chefer.
Nämnden besökte samtliga enheter ⟨2024⟧.
Chefen slutade ⟨2024⟧.
Under ⟨2024⟧ fick nämnden ett föreläggande.
Tillsynen ⟨2024⟧ ledde till tre åtgärder.
Upphandlingen avslutades ⟨2024⟧.
Under ⟨2024⟧ har nämnden tagit över driften av badet.
Nämnden har ⟨2024⟧ beslutat om en ny organisation.
Enkäten skickades ut ⟨2024⟧ till alla hushåll.
Ordföranden skrev att ⟨2024⟧ blir ett prövningarnas år.
I ett brev till föräldrarna sägs att avgiften är oförändrad ⟨2024⟧.
I protokollet står: ”Nämnden ser att kostnaderna ökar ⟨2024⟧ och begär en plan.”
Regionen svarade: "Vi har inga platser ⟨2024⟧."
Investeringen på 4 mnkr planeras till ⟨2024⟧.
Nästa uppföljning planeras i ⟨november 2024⟧ när planen för 2025 tas fram.
Målen för ⟨2024⟧ och för 2025 är desamma.
Utfallet var 12 ⟨2024⟧ mot 15 ⟨2023⟧.
Andelen nöjda är 81 procent ⟨2024⟧ och var 78 procent ⟨2023⟧.
Verksamheten drevs i egen regi 2022 och av en entreprenör ⟨2024⟧.
Lagen träder i kraft ⟨2024⟧.
Avtalet löper ut ⟨2024⟧.
Utbyggnaden ska vara klar ⟨2024⟧.
Målet ska nås senast ⟨2024⟧.
Bidraget gäller endast ⟨2024⟧.
Efter omorganisationen ⟨2024⟧ är ansvaret delat.
Beslutet grundas på siffrorna för ⟨2024⟧.
Budgeten för 2025 bygger på utfallet ⟨2024⟧.
Det är en satsning som startar ⟨2024⟧.
Skolan invigs hösten ⟨2024⟧.
Planen ersätter den från ⟨2024⟧.
Arbetet med den plan som ersätter ⟨verksamhetsplan 2024⟧ pågår.
Resultatet är bättre jämfört med ⟨delårsbokslut 2024⟧.
Riskbedömningen ligger till grund för ⟨internkontrollplan 2024⟧.
Workshopen ligger till grund för målen i ⟨verksamhetsplanen för 2024⟧ och för ⟨2024 års bemanningsplan⟧.
Den nya planen efterföljer ⟨budget 2024–2026⟧.
Stödet har höjts ⟨2024⟧.
Som en följd av stormen ⟨2024⟧ behöver taket läggas om.
Vi anställde en controller i ⟨mars 2024⟧.
Styrgruppen bildades i ⟨januari 2024⟧.
Sjukfrånvaron första kvartalet ⟨2024⟧ är lägre än samma tid 2022.
Nyheten ⟨2024⟧ är ett gemensamt larmnummer.
Statsbidraget försvinner ⟨2024⟧.
Två nya tjänster tillkommer ⟨2024⟧.
Arbetet inleddes ⟨2024⟧ och fortgår.
Den tidigare modellen användes sista gången ⟨2024⟧.
Införandet av e-arkiv sker ⟨2024⟧.
Eftersom nyckeltalet introducerades ⟨2024⟧ finns inget att jämföra med.
Nyckeltalet har inte mätts före ⟨2024⟧.
Före ⟨2024⟧ låg frågan hos en annan nämnd.
Sedan årsskiftet ⟨2024⟧ har vi en gemensam växel.
Indikatorn togs fram i samband med budgetarbetet för ⟨2024⟧.
Basåret är ⟨2024⟧.
Startåret för mätningen är ⟨2024⟧.
Jämförelsen görs med ⟨2024⟧.
Personalkostnaderna ligger kvar på ⟨2024⟧ års nivå trots fler elever än 2022.
Effekten väntas synas efter ⟨2024⟧.
Ett pilotprojekt pågick ⟨2024⟧.
Efter ⟨2024⟧ planeras ingen ytterligare utbyggnad.
Under ⟨2024⟧ inträffade två allvarliga händelser.
En ny förvaltningschef tillträdde ⟨2024⟧.
Rutinen reviderades ⟨2024⟧.
Den reviderade rutinen från ⟨2024⟧ gäller.
Nämnden valde ⟨2024⟧ att avvakta.
Två skolor slogs samman ⟨2024⟧.
Fritidsgården brann ner ⟨2024⟧.
Under ⟨2024⟧ genomlystes ekonomin av en konsult.
Konsulten anlitades ⟨2024⟧.
Ett vite betalades ⟨2024⟧.
Kommunen fick statsbidrag ⟨2024⟧ men inte därefter.
Projektet avrapporterades ⟨2024⟧.
Under ⟨2024⟧ kom det in 214 klagomål.
Det var ⟨2024⟧ som avtalet sades upp.
Redan ⟨2024⟧ påtalades bristen.
Bristen upptäcktes vid internrevisionen ⟨2024⟧.
Nämnden gjorde en självvärdering ⟨2024⟧.
I mejl till revisorerna anger chefen att inget har ändrats ⟨2024⟧.
Chefen uttryckte det så här: ”Aldrig har det varit så svårt att rekrytera som ⟨2024⟧.”
»Vi hinner inte mer ⟨2024⟧«, sade rektorn.
Så skrev nämnden i fjol:|Vi ser med oro på ⟨2024⟧.
> Nämnden ser med oro på ⟨2024⟧.
Resultatet för ⟨2024⟧ och ⟨2023⟧ är likvärdiga.
Målet ⟨2024⟧ höjs till 85 procent 2025.
Utbildningen ges ⟨2024⟧ och upprepas 2026.
Tidplanen: förstudie 2023, beslut ⟨2024⟧, start 2025.
Valet ⟨2024⟧ påverkade bemanningen.
EM ⟨2024⟧ medförde merkostnader.
Kampanjen Trygg Vinter ⟨2024⟧ riktades till unga.
Det extra bidraget ⟨2024⟧ upphör.
Bidraget upphör efter ⟨2024⟧.
En engångskostnad belastar ⟨2024⟧.
Nedläggningen ⟨2024⟧ gav upphov till kostnader.
Översynen blir klar under ⟨2024⟧.
Upphandlingen ska vara slutförd ⟨2024⟧.
Bygget beräknas stå färdigt ⟨2024⟧.
Ombyggnaden planeras ⟨hösten 2024⟧.
Utfallet jämförs med ⟨delårsrapporten 2024⟧.
Inriktningen ska ersätta ⟨verksamhetsplanen för 2024⟧.
⟨Delårsbokslut 2024⟧ visar ett bättre resultat än delårsbokslut 2023.
Kartläggningen är ett underlag för ⟨2024 års riskanalys⟧.
Planen följer på ⟨budget 2024⟧.
De planerade besparingarna för ⟨2024⟩ räcker inte.
Måttet för trygghet är nytt i plan för ⟨2024⟧, varför det inte finns något tidigare värde att redovisa.
För två av indikatorerna saknas historik eftersom de lades till ⟨2024⟧ på förslag av controllern.
Våren ⟨2024⟧ genomförde samtliga enheter en egenkontroll, som redovisades för nämnden.
Planen för kompetens, som togs fram efter en medarbetardialog 2023, gäller ⟨2024⟧.
Den kartläggning som konsulten gjorde har legat till grund för de åtgärder som valts ut för ⟨2024⟧.
Resultatet hittills tyder på att vi når samma nivå som ⟨2024⟧.
I svaret till länsstyrelsen skriver förvaltningen att kön är borta ⟨2024⟧.
Nämndens ordförande uttalade i ett pressmeddelande att ”ingen ska behöva vänta längre än tre veckor ⟨2024⟧”.
Kostnaderna för ⟨2024⟧ beräknas bli högre än ⟨2023⟧ års utfall.
Av de 14 åtgärderna är 9 genomförda ⟨2024⟧ och 5 kvarstår till 2025.
Inför sommaren ⟨2024⟧ utökades bemanningen med fyra tjänster.
I ⟨december 2024⟧ planeras en avstämning då även målen för 2025 läggs fast.
Vi räknar med att arbetet är slutfört före utgången av ⟨2024⟧.
Delegationsordningen uppdaterades senast ⟨2024⟧.
Under ⟨2024⟧ upprättades en handlingsplan med anledning av granskningen.
Nämnden tog under ⟨2024⟧ del av två rapporter.
De medel som avsattes ⟨2024⟧ är förbrukade.
Utökningen av ramen ⟨2024⟧ avser hyror.
Avvecklingen av enheten pågår ⟨2024⟧.
I oktober ⟨2024⟧ flyttar enheten till nya lokaler.
Den tillfälliga förstärkningen gavs enbart för ⟨2024⟧.
Det underskott som uppstod ⟨2024⟧ ska återställas inom tre år.
Ett nytt system för ledningsinformation driftsätts ⟨2024⟧.
Förvaltningen drabbades ⟨2024⟧ av ett dataintrång.
Uppdraget lämnades till förvaltningen under ⟨2024⟧.
Från hösten ⟨2024⟧ erbjuds plats inom en månad.
Gruppen har funnits sedan början av ⟨2024⟧.
Enligt skolledningens brev till vårdnadshavarna utökas öppettiderna ⟨2024⟧.
Arbetet med riskanalysen för 2025 påbörjas i ⟨september 2024⟧.
Den åtgärdsplan som beslutades av nämnden i ⟨mars 2024⟧ följs upp varje månad.
Underlaget hämtades från systemet i ⟨augusti 2024⟧.
Indexet steg till 74 under ⟨2024⟧.
Kön minskade kraftigt under första halvåret ⟨2024⟧ men har sedan planat ut.
Nämnden prövade ⟨2024⟧ en modell med brukarrevision.
Från ⟨2024⟧ redovisas måttet per enhet.
Med anledning av den höga frånvaron ⟨2024⟧ infördes en vikariepool.
Statistik över klagomål förs sedan ⟨2024⟧.
⟨2024⟧ blev det första året med en gemensam budget.
Inget av kontrollmomenten i ⟨internkontrollplan 2024⟧ ersätter de tidigare.
Handlingsplanen ligger till grund för den ⟨verksamhetsplan för 2024⟧ som antagits.
Analysen är ett underlag inför ⟨budget 2024–2026⟧.
I jämförelse med ⟨budget 2024⟧ är avvikelsen 3 mnkr.
”Vi ställer oss bakom ⟨budget 2024⟧ men ser med oro på de kommande åren och på de många osäkra antagandena.”
Nykomling bland målen ⟨2024⟧: digital delaktighet.
Under ⟨2024⟧ kommer ett nytt ärendehanteringssystem att köpas in.
Nämnden fick utökat ansvar ⟨2024⟧ då gymnasiet fördes över.
Siffran för ⟨2024⟧ är den första som går att jämföra.
Innan ⟨2024⟧ fanns ingen gemensam rutin.
Det är först ⟨2024⟧ som uppgifterna är tillförlitliga.
Vi har inte haft någon rektor sedan sommaren ⟨2024⟧.
Utvärderingen från ⟨2024⟧ visar att stödet fungerar.
Elevantalet är 40 färre än ⟨2024⟧.
Årets resultat ska ses mot bakgrund av ⟨2024⟧ års nedskärningar.
Enligt budgetdirektiven ökar ramen från 210 till 216 mnkr mellan ⟨2024⟧ och 2025.
Bygglovstaxan räknas upp med PKV, senast ⟨2024⟧.
Två av fyra åtgärder infriades ⟨2024⟧.
Kommunfullmäktige gav nämnden i uppdrag ⟨2024⟧ att se över taxorna.
Revisorernas granskning ⟨2024⟧ pekade på samma brist.
Nämnden mottog ⟨2024⟧ en anmälan från tillsynsmyndigheten.
Inspektionen ⟨2024⟧ resulterade i ett föreläggande.
Avtalet med entreprenören sades upp ⟨2024⟧.
Ersättningsnivån är densamma som ⟨2024⟧.
Vakansgraden var som högst i ⟨mars 2024⟧.
Nämnden har i år, liksom ⟨2024⟧, prioriterat arbetsmiljön.
Lokalen stod färdig ⟨2024⟧.
Badhuset var stängt för renovering ⟨2024⟧.
Omställningen påbörjades ⟨2024⟧ och löper till 2026.
Chefsbytet ⟨2024⟧ försenade arbetet.
Verksamhetssystemet byttes ut ⟨2024⟧.
Två ledamöter avgick ⟨2024⟧.
Nämnden ansökte ⟨2024⟧ om statsbidrag.
”Utan tillskott klarar vi inte ⟨2024⟧”, konstaterade direktören.
Direktören menade att ⟨2024⟧ var ett förlorat år.
Ur förvaltningens yttrande: Läget är allvarligt. Kostnaden ökar under ⟨2024⟧.
Ekonomichefens mejl till nämnden:|Ramen för ⟨2024⟧ räcker inte.
Uppföljningen av ⟨2024 års internkontrollplan⟧ jämförs med 2023 års.
Prognosen är sämre jämfört med ⟨månadsuppföljning mars 2024⟧.
Det arbetet utgör underlag för ⟨kompetensförsörjningsplan 2024–2026⟧.
Beslutade mål ⟨2024⟩
Nämnden övertog ansvaret för vuxenutbildningen ⟨2024⟧.
Det första mätåret är ⟨2024⟧, och målet är att öka.
Frågorna i enkäten ändrades ⟨2024⟧ så att svaren inte kan jämföras.
Alla chefer gick ⟨2024⟧ en ledarutbildning.
Planen är ett resultat av det arbete som nämnden drev ⟨2024⟧.
Nämnden redovisade ett underskott ⟨2024⟧ som nu återställs.
Kostnaden per elev är 3 procent högre än för ⟨2024⟧.
Behovet av platser är större nu än det var ⟨2024⟧.
Andelen ökar från 70 procent ⟨2023⟧ till 75 procent ⟨2024⟧.
Sedan ⟨2024⟧ samverkar tre kommuner om beredskapen.
Vid årsskiftet ⟨2024⟧ gick två enheter ihop.
Projektmedlen tar slut ⟨2024⟧.
Satsningen avslutas i och med ⟨2024⟧.
I sin skrivelse till styrelsen pekar nämnden på att ramen är för liten ⟨2024⟧.
Kommunstyrelsen anför: Nämnden har ⟨2024⟧ inte vidtagit tillräckliga åtgärder.
Revisorerna skriver i sin rapport att kontrollen har varit svag ⟨2024⟧.
Avstämningen planeras till ⟨oktober 2024⟧, inför planen för 2025.
Målnivån för 2025 sätts efter utfallet ⟨2024⟧.
Underlaget för 2025 tas fram under hösten ⟨2024⟧.
Taxorna beräknas på ⟨2024⟧ års kostnader och gäller under 2025.
I augusti ⟨2024⟧ invigdes träffpunkten.
Huvuddelen av platserna tillkom ⟨2024⟧.
Nämnden höjde ambitionen ⟨2024⟧.
Tillsynsavgiften sänktes ⟨2024⟧.
Tre av fyra enheter saknade chef ⟨2024⟧.
Omsättningen på chefer var hög ⟨2024⟧ och är lägre nu.
Den modell för stöd som provades ⟨2024⟧ utökas.
Åtgärderna ersätter ⟨2024 års handlingsplan⟧.
Samtalen låg till grund för ⟨verksamhetsplanen 2024⟧.
Måluppfyllelsen är högre jämfört med ⟨årsbokslut 2024⟧.
Mätetalet tillkom i årets plan och saknar därför värde före ⟨2024⟧.
Frågan ställdes på ett nytt sätt i enkäten ⟨2024⟧.
Vi har bytt mätmetod ⟨2024⟧ och kan inte jämföra bakåt.
Måttet följs upp från och med hösten ⟨2024⟧.
Konferensen ⟨2024⟧ samlade 60 deltagare.
En dialogdag anordnades ⟨2024⟧ tillsammans med regionen.
Det stod klart redan under våren ⟨2024⟧ att ramen inte räcker.
Det som framkom ⟨2024⟧ ligger till grund för årets plan.
Underlagen för beslutet togs fram ⟨2024⟧.
Kostnadsnivån är 4 procent över ⟨2024⟧.
Vi räknar med ett bättre resultat än under ⟨2024⟧.
Målet är att minska frånvaron jämfört med utfallet för ⟨2024⟧.
Den kraftiga ökningen av placeringar ⟨2024⟧ har planat ut.
Föregående år, ⟨2023⟧, var andelen 71 procent.
I en skrivelse till nämnden anför facket att arbetsmiljön är ansträngd ⟨2024⟧.
”Vi ser inte hur ramen ska räcka under ⟨2024⟧”, skriver rektorerna.
Brevet avslutas: Vi ber nämnden att agera före sommaren ⟨2024⟧.
Planen följs upp i ⟨december 2024⟧ i samband med att planen för 2025 tas fram.
I ⟨oktober 2024⟧ tas förslag till internkontrollplan för 2025 fram.
Under hösten ⟨2024⟧ påbörjas arbetet med budget 2025.
Upphandlingen planeras vara klar ⟨maj 2024⟧.
Tjänsten var vakant under ⟨2024⟧.
Nämnden saknade ordförande en del av ⟨2024⟧.
Kommunen tecknade ett nytt avtal ⟨2024⟧.
Skolan stängdes ⟨2024⟧.
Antalet platser utökades ⟨2024⟧ med tolv.
Verksamheten har utökats under ⟨2024⟧.
Nämnden har under ⟨2024⟧ antagit två riktlinjer.
Reglerna skärps ⟨2024⟧.
Riksdagen beslutar om lagen ⟨2024⟧.
Avtalet gäller till ⟨2024⟧.
Målbilden sträcker sig till ⟨2024⟧.
Mandatperioden började 2023 och utbildningen gavs ⟨2024⟧.
Den modell som började användas ⟨2024⟧ fungerar väl.
Kostnaden per brukare är lägre ⟨2024⟧ än ⟨2023⟧.
Enligt 2022 års beslut ska kön vara borta ⟨2024⟧.
Samtalen utgör grund för ⟨verksamhetsplan 2024⟧.
Avvikelsen är mindre jämfört med ⟨budget 2024⟧.
Den här planen ersätter ⟨budget 2024–2026⟧.
Riktlinjen efterföljer ⟨2024 års plan⟧.
Eftersom indikatorn togs in i planen ⟨2024⟧ finns ännu ingen trend.
Nytt för ⟨2024⟧ är att varje enhet har egna mål.
Nämndens nya uppdrag ⟨2024⟧ omfattar även vuxenutbildning.
För ⟨2024⟧ gäller nya krav på rapportering.
Arbetet med att införa tillitsbaserad styrning inleddes under ⟨2024⟧.
Efter sommaren ⟨2024⟧ minskade inflödet.
Under våren ⟨2024⟧ deltog alla chefer i en utbildning om jäv.
Nämnden gav i ⟨mars 2024⟧ förvaltningen i uppdrag att se över taxan.
Kontrollen gjordes ⟨2024⟧ genom stickprov.
Två nya boenden öppnades ⟨2024⟧.
Tillsynsmyndigheten granskade hemtjänsten ⟨2024⟧.
Stickprovet ⟨2024⟧ visade inga fel, vilket är bättre än ⟨2023⟧.
Antalet anmälningar har ökat från 40 ⟨2023⟧ till 52 ⟨2024⟧.
Ramen för ⟨2024⟧ är 4 mnkr lägre än för 2025.
Planen för 2026 bygger på erfarenheterna från ⟨2024⟧.
Redan i budgeten för 2023 förutsågs att kostnaderna skulle öka ⟨2024⟧.
Till skillnad från tidigare år gjordes ingen enkät ⟨2024⟧.
Direktören skrev i sitt yttrande att budgeten är i balans ⟨2024⟧.
Ur protokollet: ”Nämnden noterar att målen för ⟨2024⟧ inte nås.”
"Vi har aldrig haft så många sökande som ⟨2024⟧", säger rekryteraren.
Nästa steg planeras till ⟨november 2024⟧, då målen för 2025 ska vara klara.
I samband med budgetarbetet för 2025 görs hösten ⟨2024⟧ en ny riskanalys.
Slutrapporten ska lämnas senast i ⟨december 2024⟧.
Överenskommelsen gäller till och med ⟨2024⟧.
Försöket pågår till utgången av ⟨2024⟧.
Bidraget betalas ut en sista gång ⟨2024⟧.
Statsbidraget för ⟨2024⟧ är ett engångsbelopp.
Efter neddragningen ⟨2024⟧ har vi fyra handläggare.
Effekterna av omorganisationen ⟨2024⟧ syns nu.
Med utgångspunkt i resultatet ⟨2024⟧ har målen höjts.
Kostnaden är oförändrad jämfört med början av ⟨2024⟧.
Enkätresultatet ligger till grund för arbetsmiljöplanen ⟨2024⟧.
Det är i linje med ⟨2024⟧ men sämre än 2022.
Den tillfälliga chefen anställdes ⟨2024⟧.
Förstudien genomfördes av en konsult ⟨2024⟧.
Dialogen med brukarna är underlag för ⟨verksamhetsplan 2024⟧.
Den reviderade planen ersätter ⟨internkontrollplan 2024⟧.
Läget är sämre jämfört med ⟨delårsrapport 2024⟧.
Resultatet av dialogen ligger till grund för ⟨nämndens budget 2024–2026⟧.
Åtgärderna efterföljer dem i ⟨handlingsplan 2024⟧.
"""

REWRITTEN = """
Under ⟦2024⟧ har nämnden arbetat med att korta köerna.
Nämnden har under ⟦2024⟧ följt kostnaderna varje månad.
Målvärdet för ⟦2024⟧ är 80 procent.
För ⟦2024⟧ finns fem mål.
Nettokostnaden ⟦2024⟧ är 12 mnkr.
Prognos ⟦2024⟧: -3 mnkr
Arbetet fortsätter under ⟦2024⟧.
Budgetåret ⟦2024⟧ är ansträngt.
Ramen för ⟦2024⟧ uppgår till 210 mnkr.
Hösten ⟦2024⟧ följs målen upp igen.
I ⟦2024⟧ års nivå kostar det 3 mnkr.
Nämnden arbetar ⟦2024⟧ vidare med likvärdigheten.
Bemanningen har ⟦2024⟧ varit svår.
Risker ⟦2024⟧
Det är oförändrat ⟦2024⟧.
Kontrollerna ⟦2024⟧ görs av controllern.
Per ⟦april 2024⟧ är avvikelsen liten.
Läget per ⟦31/8 2024⟧: oförändrat.
Under våren ⟦2024⟧ har samtalen pågått.
Tertialrapport lämnas tre gånger ⟦2024⟧.
Nämndens arbetsmiljömål ⟦2024⟧ följs varje månad.
Nämnden följer ⟦2024⟧ kommunens styrmodell (KF 2019-11-27 § 218).
Målen ⟦2024⟧ utgår från strategin 2020–2030.
Kommunbidraget år ⟦2024⟧ täcker kostnaderna.
Utfallet t.o.m. ⟦augusti 2024⟧ är i nivå med budget.
Avvikelsen mot ⟦budget 2024⟧ är liten.
Se ⟦verksamhetsplan 2024⟧, sidan 3.
”⟦Internkontrollplan 2024⟧” biläggs.
Nämnden har beslutat om ⟦budget 2024⟧.
Sammantaget bedöms kontrollen som tillräcklig ⟦2024⟧.
Nämnden saknar ⟦2024⟧ en egen controller.
Kostnaderna väntas öka under ⟦2024⟧.
Hittills under ⟦2024⟧ har inga avvikelser rapporterats.
Resurserna räcker inte för ⟦2024⟧.
Uppföljning ⟦2024⟧
Under hela ⟦2024⟧ råder köpstopp.
Nämnden sammanträder elva gånger ⟦2024⟧.
Av ⟦budgeten för 2024⟧ används en tredjedel till lokaler.
Vi prioriterar de äldre ⟦2024⟧.
Uppföljning sker i ⟦maj 2024⟧ och i ⟦september 2024⟧.
Under budgetåret ⟦2024⟧ har uppföljning skett varje månad.
Ökade kostnader under ⟦2024⟧ hanteras inom ramen.
Förväntade intäkter ⟦2024⟧: 12 mnkr
I samband med delårsrapporten lämnas en prognos för ⟦2024⟧.
Risken bedöms ⟦2024⟧ som hög, och följs därför upp varje månad.
Nämnden har identifierat tre risker för ⟦2024⟧ som kräver särskild uppmärksamhet.
Sammantaget bedömer nämnden att målen för ⟦2024⟧ kommer att nås.
Målet är att andelen ska vara minst 85 procent ⟦2024⟧.
Kompetensförsörjningen är fortsatt svår under ⟦2024⟧, framför allt för sjuksköterskor.
Förvaltningen arbetar under ⟦2024⟧ med att minska sjukfrånvaron.
Under ⟦2024⟧ har nämnden fått månadsvisa rapporter om ekonomin.
Utfall ⟦januari–augusti 2024⟧
Antal årsarbetare ⟦2024⟧
Nämndens ram ⟦2024⟧ (tkr)
Samverkan med regionen har fungerat väl under ⟦2024⟧.
Kontroller görs löpande under ⟦2024⟧ enligt planen.
Nämnden följer upp målen två gånger under ⟦2024⟧.
Av årets kommunbidrag ⟦2024⟧ går merparten till personal.
Nämnden har inte fattat några beslut om åtgärder under ⟦2024⟧.
Ekonomin är i balans ⟦2024⟧.
Ingen avvikelse har noterats under ⟦2024⟧.
Under perioden ⟦januari–juni 2024⟧ är frånvaron 6 procent.
I ⟦delårsbokslut per augusti 2024⟧ finns en analys.
I den fördjupade uppföljningen per ⟦april 2024⟧ är prognosen -2 mnkr.
Läsåret ⟦2024/25⟧ har tre skolor nya rektorer.
Budgeten för ⟦2024–2026⟧ innehåller fyra mål.
Nämndens verksamhetsmål för ⟦2024⟧ handlar om trygghet, delaktighet och ekonomi.
Den ekonomiska buffert som finns ⟦2024⟧ motsvarar 1 procent.
De budgeterade intäkterna för ⟦2024⟧ är 40 mnkr.
Uppföljning har skett per mars, april och ⟦augusti 2024⟧.
Det är svårt att bemanna sommaren ⟦2024⟧.
Sjuktalen ⟦2024⟧ har varit höga.
Under ⟦2024⟧ är inriktningen att stärka det förebyggande arbetet.
Kvartal 1 ⟦2024⟧: inget att anmärka
Nämnden redovisar varje tertial ⟦2024⟧ hur målen utvecklas.
Osäkerheten är stor för resten av ⟦2024⟧.
Investeringarna ⟦2024⟧ uppgår till 8 mnkr.
Ingen av riskerna har inträffat under ⟦2024⟧.
Resultat ⟦2024⟧: 4 mnkr
Nämnden anser att styrningen har varit tillräcklig under ⟦2024⟧.
Åtgärderna för ⟦2024⟧ finns i planen.
Se vidare ⟦bokslut 2024⟧.
Den ⟦internkontrollplan för 2024⟧ som nämnden antagit följs.
Nämnden arbetar efter ⟦budget 2024⟧.
Arbetsmiljöarbetet bedrivs ⟦2024⟧ enligt rutinen.
Våra mål för ⟦2024⟧ kommer från fullmäktiges budget.
Nämnden har ⟦2024⟧ fem ledamöter i presidiet.
Avvikelserna ⟦2024⟧ rör främst köpt vård.
Hela ⟦2024⟧ har präglats av personalbrist.
Prognosen för ⟦2024⟧ visar på balans.
Internkontrollen ⟦2024⟧ omfattar åtta områden.
Utfall ⟦2024⟧ (jan–aug)
Utveckling under ⟦2024⟧: stabil
Följande risker hanteras ⟦2024⟧:
Under året ⟦2024⟧ har fyra dialogmöten planerats in.
Nämnden ska under ⟦2024⟧ spara 4 mnkr.
Måttet följs månadsvis ⟦2024⟧.
Andel ⟦2024⟧: 71 procent
Det finns ⟦2024⟧ inga ködagar.
Nämnden bedömer att arbetet under ⟦2024⟧ har fungerat bra.
Nämnden har ett ekonomiskt mål för ⟦2024⟧.
I planen för ⟦2024⟧ finns åtta kontroller.
Kontrollerna utförs under ⟦2024⟧ av två handläggare.
Sjukfrånvaron ⟦2024⟧ är 6,1 procent.
Nämnden följer utvecklingen noga ⟦2024⟧.
Målsättningen för ⟦2024⟧ är att ingen ska vänta längre än en månad.
Andel nöjda brukare ⟦2024⟧: 88 procent
Vi bedömer att vi klarar ⟦budgeten 2024⟧.
De största riskerna ⟦2024⟧ är brist på personal och lokaler.
Arbetsmiljömålen för ⟦2024⟧ följs upp i samverkan.
Hittills i år (⟦2024⟧) har tre avvikelser rapporterats.
Det ekonomiska läget är pressat ⟦2024⟧.
Under ⟦2024⟧ arbetar enheterna med tillit.
Uppföljningen under ⟦2024⟧ sker i tre steg.
Läsåret ⟦2024/2025⟧ finns tolv klasser.
Budget för perioden ⟦2024–2026⟧ finns i bilaga 1.
Internkontrollplanen ⟦2024–2025⟧ är gemensam.
Se ⟦årsbudget 2024⟧.
I ⟦2024 års verksamhetsplan⟧ beskrivs målen.
Verksamheten bedöms klara målen ⟦2024⟧.
Nämnden har tillräcklig kontroll över ekonomin ⟦2024⟧.
För ⟦2024⟧ har nämnden fem mål, kopplade till fullmäktiges tre.
Mål ⟦2024⟧: minst 90 procent
Nämnden rapporterar till styrelsen varje månad ⟦2024⟧.
Kontrollområdena ⟦2024⟧ är upphandling, jäv och attest.
Under hela året ⟦2024⟧ har nämnden haft en ansträngd ekonomi.
Bemanningen under sommaren ⟦2024⟧ är säkrad.
Nämnden prioriterar arbetet med heltid under ⟦2024⟧.
Prognosen per ⟦augusti 2024⟧ visar ett underskott.
Det systematiska arbetet fortgår under ⟦2024⟧.
⟦Budget 2024⟧ (tkr)
Alla enheter har egna ⟦handlingsplaner för 2024⟧.
Nämnden fattar beslut om åtgärder vid behov under ⟦2024⟧.
Kvalitetsrapporten för läsåret ⟦2024/25⟧ lämnas i höst.
Nämnden följer upp ⟦budget 2024⟧ varje månad.
I ⟦månadsrapporten för april 2024⟧ finns en analys.
Planperioden ⟦2024–2026⟧ innebär sparkrav.
Rekryteringen är svårast under sommarmånaderna ⟦2024⟧.
Avvikelser hanteras löpande ⟦2024⟧.
"""

EARLIER = """
Sjukfrånvaron under ⟨2023⟧
Sjukfrånvaro, helåret ⟨2023⟧ (procent)
Utfall ⟨31/12 2023⟧: 14
Värdet per ⟨30/6 2023⟧ var 12.
Antalet ärenden under ⟨2023⟧ uppgick till 40.
Kostnaden var 12 mnkr ⟨2023⟧.
I fjol (⟨2023⟧: 12 procent) var andelen lägre.
Tabellen visar nettokostnad per invånare ⟨2023⟧.
Uppgifterna avser ⟨2023⟧.
Personalomsättning ⟨2023⟧
Andel behöriga lärare ⟨2023⟧: 81 procent
81 procent (⟨2023⟧)
Nöjdheten i brukarenkäten ⟨2023⟧ är hög.
Det kostade 12,5 mnkr under ⟨2023⟧.
Statistiken gäller ⟨2023⟧.
Den totala sjukfrånvaron var 7,2 procent ⟨2023⟧.
Kostnad per plats, ⟨2023⟧ (kr)
Andelen heltid per den ⟨31 december 2023⟧ var 71 procent.
Enligt Kolada är värdet 68 (⟨2023⟧).
Resultatet för ⟨2023⟧ är 12 mnkr bättre än väntat.
Antal anmälningar: 212 (under ⟨2023⟧).
Andelen legitimerade lärare ⟨2023⟧ är 74 procent.
Utfallet ⟨2023⟧ blev 4 mnkr.
Helårsutfall ⟨2023⟧: 9 mnkr
Sjukfrånvaro (procent) ⟨2023⟧
Sjukfrånvaron för helåret ⟨2023⟧ redovisas nedan.
Personalomsättning per enhet ⟨2023⟧
Utfall per ⟨31 december 2023⟧: 7 procent
Andelen var 88 procent under ⟨2023⟧.
Avgångar ⟨2023⟧: 14 personer
Måluppfyllelse ⟨2023⟧
Kostnaden per plats var 410 tkr ⟨2023⟧.
Frånvaro per ⟨31/12 2023⟧: 6 procent
Medarbetarindex ⟨2023⟧: 78
Siffrorna avser ⟨2023⟧.
"""

LEFT_ALONE = """
Planen antogs 2023.
Sedan 2023 har vi en ny chef.
Risken finns kvar från 2023.
Se årsredovisning 2023.
Strategi 2021–2027 gäller.
Den 14 mars 2023 hölls ett möte.
Beslutet fattades i maj 2023.
Den förra chefen slutade 2023.
Enligt avtalet från 2023 delas kostnaden.
Protokollet från den 3 april 2023 är justerat.
Under hösten 2023 hölls en serie dialoger.
Nämnden beslutade i november 2023 om en ny ordning.
Programmet 2023–2028 anger riktningen.
Chefen har varit anställd sedan 2023.
Rutinen från 2023 tillämpas.
Nämnden inrättades 2023.
Beslutet från 2023 gäller.
Stadgan antogs 2023.
Förvaltningschefen tillträdde 2023.
Beslut om ny organisation togs i juni 2023.
Enligt plan från 2023 gäller detta.
Policyn fastställdes i juni 2023.
Vi bytte system 2023.
Projektet avslutades i december 2023.
"""


@dataclass(frozen=True)
class Trap:
    """A sentence for the year `then`, with the pieces that may be rewritten, and those that are only marked (start, end)."""

    text: str
    then: int
    rewritten: tuple[tuple[int, int], ...]
    marked: tuple[tuple[int, int], ...]


def traps(then: int) -> list[Trap]:
    """All of them, as if they were written for that year."""
    lines = (LEFT_TO_THE_USER + REWRITTEN + EARLIER + LEFT_ALONE).splitlines()
    return [_trap(line, then) for line in lines if line]


_YEARS = re.compile(r"(?<![\d.])20[12]\d(?!\d)(?!-11-27)")


def _trap(line: str, then: int) -> Trap:
    moved = _YEARS.sub(lambda match: str(int(match[0]) + then - 2024), line.replace("|", "\n"))
    moved = moved.replace("/25⟧", f"/{(then + 1) % 100:02}⟧")
    rewritten, marked, plain = [], [], ""
    for part in re.split(r"([⟦⟨].*?[⟧⟩])", moved):
        words = part.strip("⟦⟧⟨⟩")
        pieces = {"⟦": rewritten, "⟨": marked}.get(part[:1])
        if pieces is not None:
            pieces.append((len(plain), len(plain) + len(words)))
        plain += words
    return Trap(plain, then, tuple(rewritten), tuple(marked))
