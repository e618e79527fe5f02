"""Where NER and lists disagree: numbers keep their borders, parties their names, bystanders go."""

from __future__ import annotations

import pytest
from spacy.language import Language

from electextract.io.inline import mark_text, parse_markup
from electextract.pipeline import blank
from electextract.results_score import LEAST_SCORE, LEAST_TOLD


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def revised(nlp: Language, marked: str, cats: dict[str, float] | None = None) -> str:
    """The text with the entities that the policy leaves of those marked, the classifier having said `cats`."""
    text, entities = parse_markup(marked)
    doc = nlp.make_doc(text)
    for name in ("election_numbers", "election_gazetteer"):
        doc = nlp.get_pipe(name)(doc)
    doc.set_ents([doc.char_span(ent["start"], ent["end"], label=ent["label"]) for ent in entities])
    doc.cats = cats or {}
    doc = nlp.get_pipe("election_policy")(doc)
    found = [{"start": ent.start_char, "end": ent.end_char, "label": ent.label_} for ent in doc.ents]
    return mark_text(doc.text, found)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Rao won by {M:over 1.3} lakh votes.", "Rao won by over {M:1.3 lakh} votes."),
        ("Rao has {M:46} per cent of the votes.", "Rao has 46 per cent of the votes."),
        ("Rao polled {M:46,000} votes.", "Rao polled {V:46,000} votes."),
        ("Rao won by a margin of nearly {V:50,000} votes.", "Rao won by a margin of nearly {M:50,000} votes."),
        ("Rao won by a margin of over 50,000 votes.", "Rao won by a margin of over {M:50,000} votes."),
        ("Rao won by a 1.3 lakh margin.", "Rao won by a {M:1.3 lakh} margin."),
        ("রায় {V:১,২০০} ভোটে জয়ী।", "রায় {M:১,২০০} ভোটে জয়ী।"),
        ("46,020 people voted for Rao.", "{V:46,020} people voted for Rao."),
        ("46,020 people voted in {S:Datia}.", "46,020 people voted in {S:Datia}."),
        # the numbers of a table's rows
        ("|{V:1}\n|{S:Datia}\n|{M:2}\n|{S:Sitai}", "|1\n|{S:Datia}\n|2\n|{S:Sitai}"),
        ("{S:Datia}\n{M:812}\n{S:Sitai}\n{M:810}", "{S:Datia}\n{M:812}\n{S:Sitai}\n{M:810}"),
        # a party and its abbreviation
        ("The {P:Bangladesh Nationalist Party (BNP)} won.", "The {P:Bangladesh Nationalist Party} ({P:BNP}) won."),
        ("{P:Shiv Sena (UBT)} won.", "{P:Shiv Sena (UBT)} won."),
        ("রায় {M:৭১,২০০} ভোট পেয়েছেন।", "রায় {V:৭১,২০০} ভোট পেয়েছেন।"),
        ("Of the {V:3,02,911} electors half came.", "Of the 3,02,911 electors half came."),
        ("Das got {V:4,100} and NOTA {V:1,200}.", "Das got {V:4,100} and NOTA 1,200."),
        ("{V:72,391} voters chose her.", "{V:72,391} voters chose her."),
        ("মোট ভোটার {V:২,১৪,৩৮৮}।", "মোট ভোটার ২,১৪,৩৮৮।"),
        ("Rao {V:73,018}; Das {V:70,455} ({V:2,563})", "Rao {V:73,018}; Das {V:70,455} ({M:2,563})"),
        ("Rao {V:73,000}; Das {V:70,000} ({V:3,000})", "Rao {V:73,000}; Das {V:70,000} ({V:3,000})"),
        ("Rao won by {M:2,563}: {M:73,018} to {V:70,455}.", "Rao won by {M:2,563}: {V:73,018} to {V:70,455}."),
        ("Rao {M:92,507} / Das {M:90,091} / {M:2,416}", "Rao {V:92,507} / Das {V:90,091} / {M:2,416}"),
        ("Rao won with {V:16,604} to spare.", "Rao won with {M:16,604} to spare."),
        ("They had {V:61,200}, {V:66,117} and {M:44,905}.", "They had {V:61,200}, {V:66,117} and {V:44,905}."),
        ("Leads of {M:7,100} and {V:3,905} helped.", "Leads of {M:7,100} and {M:3,905} helped."),
        ("The lead rose from {M:26,717} to {V:30,006}.", "The lead rose from {M:26,717} to {M:30,006}."),
        ("He had {V:66,626}, and {M:3,242} was the gap.", "He had {V:66,626}, and {M:3,242} was the gap."),
        ("NOTA, with {V:9,121}, was third.", "NOTA, with 9,121, was third."),
        ("রায় {M:৪৮৯} ভোট, দাস {M:৫৫৬} ভোট বেশি।", "রায় {V:৪৮৯} ভোট, দাস {M:৫৫৬} ভোট বেশি।"),
        ("ব্যবধান {M:৪১ হাজার ৯} ও {V:২৬ হাজার ৬৬১}।", "ব্যবধান {M:৪১ হাজার ৯} ও {M:২৬ হাজার ৬৬১}।"),
        ("রায় ৩ হাজার ৯৫৬ ভোট পেয়ে তৃতীয়।", "রায় {V:৩ হাজার ৯৫৬} ভোট পেয়ে তৃতীয়।"),
        ("{V:১৪০} কেন্দ্রে রায়ের {V:৪৬,৭৫৯} ভোট।", "১৪০ কেন্দ্রে রায়ের {V:৪৬,৭৫৯} ভোট।"),
        ("মোট কেন্দ্র: {M:১৩৮}", "মোট কেন্দ্র: ১৩৮"),
        ("{S:কোচবিহারের} {S:সিতাই} কেন্দ্রে জিতলেন।", "কোচবিহারের {S:সিতাই} কেন্দ্রে জিতলেন।"),
        ("He won {S:Alipurduar}'s {S:Madarihat} seat.", "He won Alipurduar's {S:Madarihat} seat."),
        ("T S {C:Singh Deo} lost.", "{C:T S Singh Deo} lost."),
        ("A {C:Rao} won.", "A {C:Rao} won."),
        ("Against Congress{C:' Imnainla}.", "Against {P:Congress}' {C:Imnainla}."),
        ("{S:Naihati}: Counting went on.\n\nIt rained.", "Naihati: Counting went on.\n\nIt rained."),
        (
            "{S:Naihati}: {C:Asha Rao}\n\n{S:Sitai}: {C:Dipak Das}",
            "{S:Naihati}: {C:Asha Rao}\n\n{S:Sitai}: {C:Dipak Das}",
        ),
        ("The Samajwadi Party lost.", "The {P:Samajwadi Party} lost."),
        ("The {C:Asha Rao-}led {P:BJP} won.", "The Asha Rao-led {P:BJP} won."),
        ("{C:Dr Asha Rao} won.", "Dr {C:Asha Rao} won."),
        ("{C:Asha Rao} won. Then Asha Rao spoke.", "{C:Asha Rao} won. Then {C:Asha Rao} spoke."),
        ("{C:আশা রায়} জয়ী। {C:রায়কে} নয়, আশা রায়কে চাই।", "{C:আশা রায়} জয়ী। {C:রায়কে} নয়, {C:আশা রায়কে} চাই।"),
        ("Rao won {S:Naihati}. In Naihati they danced.", "Rao won {S:Naihati}. In {S:Naihati} they danced."),
        (
            "Minister P Lalan Das lost to {P:BJP}'s M Arun Rao.",
            "Minister {C:P Lalan Das} lost to {P:BJP}'s {C:M Arun Rao}.",
        ),
        ("Speaker P Lalan Das opened the session.", "Speaker P Lalan Das opened the session."),
        ("Minister Arun Das got {V:4,500} votes.", "Minister {C:Arun Das} got {V:4,500} votes."),
        ("{P:MT} Nagaraj beat {P:BC} {C:Patil}.", "{C:MT Nagaraj} beat {C:BC Patil}."),
        ("Then {C:Das} fell. Old hand Lalan Das wept.", "Then {C:Das} fell. Old hand {C:Lalan Das} wept."),
        ("Then {C:Das} fell. Lalan Das and Arun Das wept.", "Then {C:Das} fell. Lalan Das and Arun Das wept."),
        (
            "{C:General Secretary Asha Rao} won; so did {C:Top} men.",
            "General Secretary {C:Asha Rao} won; so did Top men.",
        ),
        ("{S:বগুড়া-৪} (কাহালু-{S:নন্দীগ্রাম}) আসনে ভোট।", "{S:বগুড়া-৪} (কাহালু-নন্দীগ্রাম) আসনে ভোট।"),
        ("{S:সিতাই} ({S:মাদারিহাট}) ভোট।", "{S:সিতাই} ({S:মাদারিহাট}) ভোট।"),
        ("খুলনা সিটি করপোরেশনের ভোট।", "{S:খুলনা} সিটি করপোরেশনের ভোট।"),
        ("খুলনা শহরের ভোট।", "খুলনা শহরের ভোট।"),
        ("{C:আশা রায় টেবিল} ঘড়ি প্রতীকে দাঁড়ান।", "{C:আশা রায়} টেবিল ঘড়ি প্রতীকে দাঁড়ান।"),
        ("{C:রাহুল সিংহ} পান {V:৪২,৬৬০} ভোট।", "{C:রাহুল সিংহ} পান {V:৪২,৬৬০} ভোট।"),
        ("{C:কুড়াল প্রতীক} পান {V:৪২,৬৬০} ভোট।", "কুড়াল প্রতীক পান {V:৪২,৬৬০} ভোট।"),
        ("{C:আশা রায়- ভোটের} ব্যবধান {M:৪২,৬৬০}", "{C:আশা রায়}- ভোটের ব্যবধান {M:৪২,৬৬০}"),
        ("{C:শিল্পমন্ত্রী আশা রায়} ও {C:পিতার} কথা।", "শিল্পমন্ত্রী {C:আশা রায়} ও পিতার কথা।"),
        ("এতে সাধন চন্দ্র  মজুমদার নৌকা প্রতীকে দাঁড়ান।", "এতে {C:সাধন চন্দ্র  মজুমদার} নৌকা প্রতীকে দাঁড়ান।"),
        ("মন্ত্রী সাধন চন্দ্র মজুমদার নৌকায় চড়েন।", "মন্ত্রী সাধন চন্দ্র মজুমদার নৌকায় চড়েন।"),
        ("জয়ী হয়েছেন {P:বিজেপির} সাধন মজুমদার।", "জয়ী হয়েছেন {P:বিজেপির} {C:সাধন মজুমদার}।"),
        ("{C:জানা যায়} যে {C:প্রকাশিত ফলাফল} ঠিক।", "জানা যায় যে প্রকাশিত ফলাফল ঠিক।"),
        ("{C:আশা জানা} জয়ী।", "{C:আশা জানা} জয়ী।"),
        ("{C:আলমের মা} ও {C:আশা রায়ের প্রাপ্য} ভোট।", "{C:আলমের} মা ও {C:আশা রায়ের} প্রাপ্য ভোট।"),
        ("{C:টেকবাহাদুর পোখরেল} জয়ী।", "{C:টেকবাহাদুর পোখরেল} জয়ী।"),
        ("{C:আশা দাস রংপুর-৪} আসনে জয়ী।", "{C:আশা দাস} {S:রংপুর-৪} আসনে জয়ী।"),
        ("{C:মমতা} জয়ী। মুখ্যমন্ত্রী মমতা রায়।", "{C:মমতা} জয়ী। মুখ্যমন্ত্রী {C:মমতা রায়}।"),
        ("বৈধ ভোট {V:১,৪৯,৪৩১}টি, বাতিল {V:১,৩১৫}।", "বৈধ ভোট ১,৪৯,৪৩১টি, বাতিল {V:১,৩১৫}।"),
        ("{C:আশা রায়} {V:৮০,৪২০}টি ভোটে এগিয়ে।", "{C:আশা রায়} {M:৮০,৪২০}টি ভোটে এগিয়ে।"),
        ("২ লক্ষেরও বেশি ভোটে জিতেছিলেন তিনি।", "{M:২ লক্ষেরও} বেশি ভোটে জিতেছিলেন তিনি।"),
        ("{V:১৬,০০০} ভোট বেশি পেয়ে মেয়র হন।", "{M:১৬,০০০} ভোট বেশি পেয়ে মেয়র হন।"),
        ("দলের ভোট কমেছে {V:১০,৮৮৫}টি।", "দলের ভোট কমেছে ১০,৮৮৫টি।"),
        ("গণনা শেষে {C:আশা রায়কে} জয়ী ঘোষণা।", "গণনা শেষে {C:আশা রায়কে} জয়ী ঘোষণা।"),
        ("{C:আবারও রসিক} মেয়র {C:আশা রায় আবারও}।", "আবারও রসিক মেয়র {C:আশা রায়} আবারও।"),
        ("খুলনা সিটি নির্বাচনে {S:সরকার দলীয়} জয়।", "{S:খুলনা} সিটি নির্বাচনে সরকার দলীয় জয়।"),
        ("খুলনা সিটি নির্বাচন। {S:বরিশালে} জয়।", "{S:খুলনা} সিটি নির্বাচন। {S:বরিশালে} জয়।"),
        ("{S:নারায়ণগঞ্জ} সিটি করপোরেশন ({S:নাসিক})।", "{S:নারায়ণগঞ্জ} সিটি করপোরেশন (নাসিক)।"),
        ("{C:সোনালী} আঁশ প্রতীকে দাঁড়ান {C:আশা রায়}।", "সোনালী আঁশ প্রতীকে দাঁড়ান {C:আশা রায়}।"),
        ("{S:নাগাল্যান্ড} বিধানসভার ভোট, {S:নাগাল্যান্ড} আসনে জয়।", "নাগাল্যান্ড বিধানসভার ভোট, {S:নাগাল্যান্ড} আসনে জয়।"),
        ("কেরলের ওয়ানাড সংসদীয় আসনে ভোট।", "কেরলের {S:ওয়ানাড} সংসদীয় আসনে ভোট।"),
        ("কেরলের ছয় আসনে ভোট।", "কেরলের ছয় আসনে ভোট।"),
        ("কেরলের ওয়ানাড আসনে ভোট। ওয়ানাডে জয়।", "কেরলের {S:ওয়ানাড} আসনে ভোট। {S:ওয়ানাডে} জয়।"),
        ("নয়া দিল্লি বিধানসভা কেন্দ্রে ভোট।", "{S:নয়া দিল্লি} বিধানসভা কেন্দ্রে ভোট।"),
        ("{S:সিতাইয়ে} নৌকার {C:বিজয়}।", "{S:সিতাইয়ে} নৌকার বিজয়।"),
        ("{C:বিজয় রায়} জয়ী। পরে {C:বিজয়} হাসেন।", "{C:বিজয় রায়} জয়ী। পরে {C:বিজয়} হাসেন।"),
        ("{C:আশা রায়ের বিজয়}।", "{C:আশা রায়ের} বিজয়।"),
        ("{C:কুমিল্লা মহানগর} নেতা {C:আশা রায়}।", "কুমিল্লা মহানগর নেতা {C:আশা রায়}।"),
        ("জয়ের ‘{C:মুকুট}’ পেলেন {C:আশা রায়}।", "জয়ের ‘মুকুট’ পেলেন {C:আশা রায়}।"),
        ("{C:আশা রায়} ইন্তাজ পেয়েছেন {V:১,৫৬৩} ভোট।", "{C:আশা রায় ইন্তাজ} পেয়েছেন {V:১,৫৬৩} ভোট।"),
        ("{C:আশা রায়} একাই পেয়েছেন {V:১,৫৬৩} ভোট।", "{C:আশা রায়} একাই পেয়েছেন {V:১,৫৬৩} ভোট।"),
        ("{S:সিতাই- দুই} কেন্দ্রেই ভোট।", "{S:সিতাই}- দুই কেন্দ্রেই ভোট।"),
        ("{C:আশা রায়} জয়ী। আশাকে রায় দিয়েছে মানুষ।", "{C:আশা রায়} জয়ী। {C:আশাকে} রায় দিয়েছে মানুষ।"),
        ("বিএনপি মহাসচিব সাধন মজুমদার বিজয়ী হয়েছেন।", "{P:বিএনপি} মহাসচিব {C:সাধন মজুমদার} বিজয়ী হয়েছেন।"),
        ("The {P:DM} said so, and the {P:LS seat} fell.", "The DM said so, and the LS seat fell."),
        ("Asha Rao received nearly 50,000 votes.", "{C:Asha Rao} received nearly {V:50,000} votes."),
        ("Asha Rao was beaten by 5,213 votes.", "{C:Asha Rao} was beaten by {M:5,213} votes."),
        ("{C:Asha Rao} was elected {S:Mayor} of {S:Sylhet}.", "{C:Asha Rao} was elected Mayor of {S:Sylhet}."),
        ("{P:Rao} wept. {C:Asha Rao} won.", "{C:Rao} wept. {C:Asha Rao} won."),
        (
            "He lost to former minister and senior {P:BJP} man Asha Rao.",
            "He lost to former minister and senior {P:BJP} man Asha Rao.",
        ),
        (
            "He lost to former mayor and {P:BJP} leader Asha Rao.",
            "He lost to former mayor and {P:BJP} leader {C:Asha Rao}.",
        ),
        ("She won {S:Sitai}. {C:Sitai} was a bastion.", "She won {S:Sitai}. {S:Sitai} was a bastion."),
        ("Her share fell by 5,213 votes.", "Her share fell by 5,213 votes."),
        ("That makes 224 out of {M:300}.", "That makes 224 out of 300."),
        ("He won {S:Sikandra} in {S:Kanpur} Dehat district.", "He won {S:Sikandra} in Kanpur Dehat district."),
        ("{S:Naogaon-2}: {C:Asha Rao} won.", "{S:Naogaon-2}: {C:Asha Rao} won."),
        ("The Sitai seat is hers. {S:Although} it rained.", "The {S:Sitai} seat is hers. Although it rained."),
        ("She won {S:Naihati} in {S:Alipurduar} district.", "She won {S:Naihati} in Alipurduar district."),
        (
            "They kept {S:Sikandra} in a bypoll in Kanpur Dehat district.",
            "They kept {S:Sikandra} in a bypoll in Kanpur Dehat district.",
        ),
        ("ধানের শীষ প্রতীক {C:নিয়ে সিরাজ} ৮৯ হাজার ভোট পান।", "ধানের শীষ প্রতীক নিয়ে {C:সিরাজ} {V:৮৯ হাজার} ভোট পান।"),
        (
            "By {C:Asha Rao}\n\n{C:Lalan Das} won. Photo: {C:Arun Das}",
            "By Asha Rao\n\n{C:Lalan Das} won. Photo: Arun Das",
        ),
        ("In Naihati {C:Asha Rao} led by {M:827} votes.", "In {S:Naihati} {C:Asha Rao} led by {M:827} votes."),
        ("A native of Naihati, {C:Asha Rao} led by {M:827}.", "A native of Naihati, {C:Asha Rao} led by {M:827}."),
        ("{C:Asha Rao} won {S:Sitai}. She lives in Naihati.", "{C:Asha Rao} won {S:Sitai}. She lives in Naihati."),
        ("{C:আশা রায় বদলে} হাত ধরেন।", "{C:আশা রায়} বদলে হাত ধরেন।"),
        ("{C:আশা রায় বদলে} জয়ী। বদলে কাঁদেন।", "{C:আশা রায় বদলে} জয়ী। বদলে কাঁদেন।"),
        ("আশা রায় ওরফে হিরো {C:রায়} হারেন।", "আশা রায় ওরফে {C:হিরো রায়} হারেন।"),
        ("{C:More} than half chose {C:Asha Rao}.", "More than half chose {C:Asha Rao}."),
        ("Minister for {C:Sea Services} Dr {C:Arun Das} lost.", "Minister for Sea Services Dr {C:Arun Das} lost."),
        ("{C:Lalan Das} won. (ANI) ({C:Arun Das})", "{C:Lalan Das} won. (ANI) (Arun Das)"),
        ("Returning officer {C:Asha Rao} counted.", "Returning officer Asha Rao counted."),
        ("Former collector {C:Asha Rao} won.", "Former collector {C:Asha Rao} won."),
        ("রিটার্নিং কর্মকর্তা {C:আশা রায়} জানান।", "রিটার্নিং কর্মকর্তা আশা রায় জানান।"),
        ("{C:Punjab Arun Das} won.", "Punjab {C:Arun Das} won."),
        ("The winner, Asha Rao, wept.", "The winner, {C:Asha Rao}, wept."),
        ("Minister Lalan Das, who was trailing, wept.", "Minister {C:Lalan Das}, who was trailing, wept."),
        ("আ জ {C:ম নাছির} জয়ী।", "{C:আ জ ম নাছির} জয়ী।"),
        ("{C:আশা রায়} কবিতা (নৌকা) এগিয়ে।", "{C:আশা রায় কবিতা} (নৌকা) এগিয়ে।"),
        ("{C:Lalan Kurmi} lost. Votes for {S:Kurmi} fell.", "{C:Lalan Kurmi} lost. Votes for {C:Kurmi} fell."),
        ("She took the {C:Lalan Sahib} seat.", "She took the {S:Lalan Sahib} seat."),
        ("From the Left side and the MVA side.", "From the Left side and the {P:MVA} side."),
        ("{S:NAIHATI}/{S:SITAI}: it rained.", "NAIHATI/SITAI: it rained."),
        ("{S:Naihati} (Sitai): It rained.", "Naihati (Sitai): It rained."),
        ("{S:Naihati} | It rained.", "Naihati | It rained."),
        ("{S:Naihati}: the record of {C:Asha Rao}", "{S:Naihati}: the record of {C:Asha Rao}"),
        ("They won {S:Naihati}'s six and {S:Sitai}.", "They won Naihati's six and {S:Sitai}."),
        (
            "He got {S:Sitai}, Naihati, {S:Gosaba} and {S:Haroa}.",
            "He got {S:Sitai}, {S:Naihati}, {S:Gosaba} and {S:Haroa}.",
        ),
        ("The {S:LS} seat fell, so did {S:Sitai}.", "The LS seat fell, so did {S:Sitai}."),
        ("In {S:Lakshadweep} and {S:Sitai} they won.", "In {S:Lakshadweep} and {S:Sitai} they won."),
        ("She won her home seat Naihati.", "She won her home seat {S:Naihati}."),
        ("{C:A Dalit} candidate won {S:Sitai}.", "A Dalit candidate won {S:Sitai}."),
        (
            "{P:BJP} won the {P:Muslim- and} Dalit area of {S:Sitai}.",
            "{P:BJP} won the Muslim- and Dalit area of {S:Sitai}.",
        ),
        (
            "{C:Asha Rao} of {C:Hari Nath}'s camp won. The {C:Mohan Lal} government fell.",
            "{C:Asha Rao} of Hari Nath's camp won. The Mohan Lal government fell.",
        ),
        (
            "{C:Hari Nath}'s camp won in {S:Sitai}. {C:Hari Nath} won {S:Naihati}.",
            "{C:Hari Nath}'s camp won in {S:Sitai}. {C:Hari Nath} won {S:Naihati}.",
        ),
        (
            "{S:Ranchi}, November 23 (ANI): votes in {S:Gandey} were counted.",
            "Ranchi, November 23 (ANI): votes in {S:Gandey} were counted.",
        ),
    ],
)
def test_revisions(nlp: Language, given: str, wanted: str) -> None:
    assert revised(nlp, given) == wanted


@pytest.mark.parametrize(
    ("score", "wanted"), [(LEAST_SCORE, "{M:50,000}"), (LEAST_TOLD, "{M:50,000}"), (LEAST_TOLD / 2, "50,000")]
)
def test_no_number_is_a_margin_where_no_results_are_reported(nlp: Language, score: float, wanted: str) -> None:
    given = "{C:Asha Rao} won by a margin of {M:50,000} votes."
    cats = {"RESULTS": score, "OTHER": 1 - score}
    assert revised(nlp, given, cats) == f"{{C:Asha Rao}} won by a margin of {wanted} votes."


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("{P:বিজেপির} আশা রায়।", "{P:বিজেপির} আশা রায়।"),
        ("{P:নবদলের} আশা রায়।", "{P:নবদলের} আশা রায়।"),
        ("{P:বিজেপির} আশা রায় ও {P:নবদলের} দীপক দাস।", "{P:বিজেপির} আশা রায় ও নবদলের দীপক দাস।"),
    ],
)
def test_parties_that_no_list_knows_stand_where_none_is_listed(nlp: Language, given: str, wanted: str) -> None:
    assert revised(nlp, given) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("{C:Anil Malakar} won. While Malakar wept", "{C:Anil Malakar} won. While {C:Malakar} wept"),
        ("{C:Anil Malakar} won. Mr Malakar wept.", "{C:Anil Malakar} won. Mr {C:Malakar} wept."),
        ("{C:অনিল মালাকার} এগিয়ে। মালাকারও হাসলেন।", "{C:অনিল মালাকার} এগিয়ে। {C:মালাকারও} হাসলেন।"),
        ("Sumana Mukherjee: {C:সুমনা মুখোপাধ্যায়} জয়ী।", "{C:Sumana Mukherjee}: {C:সুমনা মুখোপাধ্যায়} জয়ী।"),
        ("Sumana Mondal: {C:সুমনা মুখোপাধ্যায়} জয়ী।", "Sumana Mondal: {C:সুমনা মুখোপাধ্যায়} জয়ী।"),
        ("The {P:BJP} candidate Malakar was cheered.", "The {P:BJP} candidate {C:Malakar} was cheered."),
        ("The {P:BJP} candidate Barely slept.", "The {P:BJP} candidate Barely slept."),
        ("Anil Das did so in Rampur.", "{C:Anil Das} did so in Rampur."),
        ("Anil Das did not.", "Anil Das did not."),
        ("জয়ী হলেন মুখ্যমন্ত্রী মানিক দাস।", "জয়ী হলেন মুখ্যমন্ত্রী {C:মানিক দাস}।"),
    ],
)  # fmt: skip
def test_other_mentions_and_plain_words_that_tell_a_candidate(nlp: Language, given: str, wanted: str) -> None:
    assert revised(nlp, given) == wanted
