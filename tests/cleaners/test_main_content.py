"""The main-content scorer and the rules of structure around it, on pages of our own writing in many scripts."""

from __future__ import annotations

import pytest

from articlekit import Block, clean_text, extract
from articlekit.cleaners.boilerplate import drop_boilerplate
from articlekit.cleaners.main_content import features_text
from articlekit.cleaners.main_content.cleaner import drop_outside_main_content, keep_by_scores, score_blocks
from articlekit.cleaners.main_content.features import COLUMNS, rows
from articlekit.cleaners.main_content.model import model_data, scorer
from articlekit.cleaners.main_content.structure import mend
from articlekit.reading import read

# headline, paragraphs of the article, menu, teasers of other articles, comments, footer
STORIES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], str]] = {
    "zh": (
        "老桥因河水上涨关闭",
        (
            "昨天夜里，河水在几个小时内上涨了两米多，市政府决定从今天早上起关闭老桥，禁止所有车辆和行人通行。",
            "工程师表示，桥墩目前没有发现明显的裂缝，但是水流很急，潜水员要等到周五才能下水检查。",
            "附近的居民只能绕道新桥，路上要多花半个小时。学校把上课时间推迟到九点，公交公司增加了三条临时线路。",
            "气象台预计，雨将在明天下午停止，河水有望在周末回落到正常水位。",
        ),
        ("首页", "新闻", "体育", "财经"), ("集市今年提前开张", "图书馆延长开放时间", "新学校下月落成"),
        ("希望大家都平安。", "我上班要多走一个小时！"), "版权所有 河谷日报",
    ),
    "ja": (
        "増水で旧橋が通行止めに",
        (
            "昨夜からの大雨で川の水位が二メートル以上も上がり、市は今朝から旧橋をすべて通行止めにした。",
            "市の技術者によると、橋脚に目立ったひび割れは見つかっていないが、流れが速いため、詳しい調査は金曜日になるという。",
            "近くに住む人たちは新しい橋を回らなければならず、通勤にはこれまでより三十分ほど長くかかっている。",
            "雨は明日の午後にはやみ、週末には水位も平常に戻る見込みだ。",
        ),
        ("ホーム", "ニュース", "スポーツ", "経済"), ("朝市が一週間早く開幕", "図書館の開館時間を延長", "新校舎が来月完成"),
        ("みなさん気をつけて。", "毎日の通勤が大変です。"), "無断転載を禁じます 谷間新聞社",
    ),
    "ko": (
        "강물이 불어 옛 다리 통제",
        (
            "밤새 내린 비로 강물이 두 미터 넘게 불어나자 시는 오늘 아침부터 옛 다리의 모든 통행을 막았다.",
            "시의 기술자들은 교각에서 눈에 띄는 균열을 찾지 못했지만 물살이 빨라 자세한 조사는 금요일에야 할 수 있다고 말했다.",
            "근처 주민들은 새 다리로 돌아가야 해서 출근길이 삼십 분 더 걸리고, 학교는 수업을 아홉 시로 미루었다.",
            "비는 내일 오후에 그치고 주말에는 수위가 평소대로 내려갈 것으로 보인다.",
        ),
        ("처음", "뉴스", "스포츠", "경제"), ("장터가 일주일 먼저 열린다", "도서관 운영 시간 연장", "새 학교 다음 달 문 연다"),
        ("모두 조심하세요.", "출근길이 너무 멀어요."), "무단 전재 금지 골짜기신문",
    ),
    "th": (
        "ปิดสะพานเก่าเพราะน้ำในแม่น้ำสูงขึ้น",
        (
            "ฝนที่ตกหนักตลอดคืนทำให้น้ำในแม่น้ำสูงขึ้นกว่าสองเมตร เทศบาลจึงสั่งปิดสะพานเก่าตั้งแต่เช้าวันนี้ ห้ามรถและคนเดินเท้าผ่านทุกกรณี",
            "วิศวกรของเทศบาลกล่าวว่ายังไม่พบรอยร้าวที่ตอม่อสะพาน แต่กระแสน้ำแรงมาก นักประดาน้ำจะลงตรวจสอบได้ในวันศุกร์เป็นอย่างเร็ว",
            "ชาวบ้านในย่านนี้ต้องอ้อมไปใช้สะพานใหม่ ทำให้เดินทางนานขึ้นครึ่งชั่วโมง โรงเรียนเลื่อนเวลาเข้าเรียนเป็นเก้าโมงเช้า",
            "กรมอุตุนิยมวิทยาคาดว่าฝนจะหยุดในบ่ายวันพรุ่งนี้ และระดับน้ำจะกลับสู่ปกติในช่วงสุดสัปดาห์",
        ),
        ("หน้าแรก", "ข่าว", "กีฬา", "เศรษฐกิจ"), ("ตลาดนัดเปิดเร็วขึ้น", "ห้องสมุดขยายเวลา", "โรงเรียนใหม่เปิดเดือนหน้า"),
        ("ขอให้ทุกคนปลอดภัย", "ต้องขับรถอ้อมไกลมาก"), "สงวนลิขสิทธิ์ ข่าวหุบเขา",
    ),
    "ar": (
        "إغلاق الجسر القديم بعد ارتفاع النهر",
        (
            "ارتفع منسوب النهر أكثر من مترين خلال ساعات الليل، فقررت البلدية إغلاق الجسر القديم أمام السيارات والمشاة منذ صباح اليوم.",
            "وقال مهندسو البلدية إنهم لم يجدوا شقوقا ظاهرة في الدعائم، لكن التيار قوي ولن ينزل الغواصون لفحصها قبل يوم الجمعة.",
            "ويضطر السكان في الحي إلى استعمال الجسر الجديد، وهو طريق أطول بنصف ساعة، وأجلت المدارس بدء الدروس إلى التاسعة.",
            "ويتوقع أن يتوقف المطر بعد ظهر الغد، وأن يعود النهر إلى مستواه المعتاد في نهاية الأسبوع.",
        ),
        ("الرئيسية", "أخبار", "رياضة", "اقتصاد"), ("السوق تفتح مبكرا", "المكتبة تمدد ساعاتها", "مدرسة جديدة الشهر المقبل"),
        ("نتمنى السلامة للجميع.", "الطريق صار طويلا جدا!"), "جميع الحقوق محفوظة لصحيفة الوادي",
    ),
    "he": (
        "הגשר הישן נסגר אחרי עליית הנהר",
        (
            "מפלס הנהר עלה במהלך הלילה ביותר משני מטרים, והעירייה החליטה לסגור את הגשר הישן למכוניות ולהולכי רגל כבר מהבוקר.",
            "מהנדסי העירייה אמרו שלא נמצאו סדקים בולטים בעמודי הגשר, אבל הזרם חזק והצוללנים יוכלו לבדוק אותם רק ביום שישי.",
            "תושבי השכונה נאלצים לנסוע דרך הגשר החדש, והדרך לעבודה התארכה בחצי שעה. בתי הספר דחו את תחילת הלימודים לשעה תשע.",
            "הגשם צפוי להיפסק מחר אחר הצהריים, והנהר אמור לחזור לגובהו הרגיל בסוף השבוע.",
        ),
        ("ראשי", "חדשות", "ספורט", "כלכלה"), ("השוק נפתח מוקדם", "הספרייה מאריכה שעות", "בית ספר חדש בחודש הבא"),
        ("שמרו על עצמכם.", "הדרך ארוכה מדי!"), "כל הזכויות שמורות לעיתון העמק",
    ),
    "hi": (
        "नदी का पानी बढ़ने से पुराना पुल बंद",
        (
            "रात भर हुई बारिश से नदी का पानी दो मीटर से ज़्यादा बढ़ गया, इसलिए नगरपालिका ने आज सुबह से पुराने पुल पर आवाजाही रोक दी।",
            "नगरपालिका के इंजीनियरों ने बताया कि खंभों में कोई बड़ी दरार नहीं मिली, लेकिन बहाव तेज़ है और गोताखोर शुक्रवार को ही जाँच कर पाएँगे।",
            "आसपास के लोगों को नए पुल से घूमकर जाना पड़ रहा है और रास्ता आधा घंटा लंबा हो गया है। स्कूल अब नौ बजे खुलेंगे।",
            "मौसम विभाग के अनुसार बारिश कल दोपहर तक रुक जाएगी और सप्ताहांत तक नदी अपने सामान्य स्तर पर लौट आएगी।",
        ),
        ("मुखपृष्ठ", "समाचार", "खेल", "व्यापार"), ("मेला इस बार जल्दी", "पुस्तकालय देर तक खुला", "नया स्कूल अगले महीने"),
        ("सब लोग सुरक्षित रहें।", "दफ़्तर बहुत दूर पड़ता है!"), "सर्वाधिकार सुरक्षित घाटी समाचार",
    ),
    "vi": (
        "Cầu cũ đóng cửa vì nước sông dâng cao",
        (
            "Mưa lớn suốt đêm khiến nước sông dâng hơn hai mét, thành phố quyết định cấm mọi phương tiện qua cầu cũ từ sáng nay.",
            "Các kỹ sư cho biết chưa thấy vết nứt lớn nào ở trụ cầu, nhưng dòng chảy quá mạnh nên thợ lặn phải chờ đến thứ sáu mới kiểm tra được.",
            "Người dân quanh vùng phải đi vòng qua cầu mới, mất thêm nửa giờ mỗi ngày. Các trường học lùi giờ vào lớp đến chín giờ.",
            "Dự báo mưa sẽ tạnh vào chiều mai và mực nước trở lại bình thường vào cuối tuần.",
        ),
        ("Trang chủ", "Tin tức", "Thể thao", "Kinh tế"), ("Chợ phiên mở sớm", "Thư viện mở thêm giờ", "Trường mới sắp xong"),
        ("Mong mọi người bình an.", "Đường đi làm xa quá!"), "Bản quyền thuộc báo Thung Lũng",
    ),
    "zu": (
        "Ibhuloho elidala livaliwe ngenxa yomfula",
        (
            "Imvula enkulu yasebusuku yenze umfula wakhuphuka ngaphezu kwamamitha amabili, ngakho umasipala uvale ibhuloho elidala kusukela namuhla ekuseni.",
            "Onjiniyela bathi abakawutholi umonakalo omkhulu ezinsikeni, kodwa amanzi anamandla kakhulu futhi abatshuzi bazohlola ngoLwesihlanu.",
            "Abantu abahlala eduze kufanele basebenzise ibhuloho elisha, futhi indlela isinde ngesigamu sehora. Izikole zizoqala ngehora lesishiyagalolunye.",
            "Kulindeleke ukuthi imvula ime kusasa ntambama, nomfula ubuyele esimweni sawo ngempelasonto.",
        ),
        ("Ekhaya", "Izindaba", "Ezemidlalo", "Ezomnotho"), ("Imakethe ivulwa kusenesikhathi", "Umtapo wolwazi", "Isikole esisha"),
        ("Hlalani niphephile nonke.", "Indlela yinde kakhulu!"), "Wonke amalungelo agodliwe",
    ),
}  # fmt: skip


def page(language: str, *, containers: bool = True) -> str:
    """A page as they are: menu, article with a heading in it, teasers, comments, footer."""
    title, paragraphs, menu, teasers, comments, footer = STORIES[language]
    links = "".join(f"<li><a href='/{number}'>{word}</a></li>" for number, word in enumerate(menu))
    cards = "".join(f"<li class=card><a href='/t{number}'>{line}</a></li>" for number, line in enumerate(teasers))
    voices = "".join(f"<li><b>anon{number}</b><p>{line}</p></li>" for number, line in enumerate(comments))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    names = ("related", "comments") if containers else ("x1", "x2")
    return f"""<!doctype html><html lang={language}><head><meta charset=utf-8><title>{title}</title></head><body>
    <header><nav><ul>{links}</ul></nav></header><main><article><h1>{title}</h1><div class=c-article-text>{body}</div></article>
    <div class={names[0]}><ul>{cards}</ul></div><section class={names[1]}><ol>{voices}</ol></section></main>
    <footer><p>{footer}</p><ul>{links}</ul></footer></body></html>"""


@pytest.mark.parametrize("language", sorted(STORIES))
def test_every_script(language: str) -> None:
    """In every script the paragraphs are kept, whole and in order, and nothing of what is around them."""
    _, paragraphs, menu, teasers, comments, footer = STORIES[language]
    text = extract(page(language)).text
    assert text == "\n\n".join(paragraphs)
    assert not any(line in text for line in (*menu, *teasers, *comments, footer))


@pytest.mark.parametrize("language", sorted(STORIES))
def test_without_telling_names(language: str) -> None:
    """The paragraphs are kept and teasers go when no class says what they are."""
    _, paragraphs, _, teasers, _, _ = STORIES[language]
    text = extract(page(language, containers=False)).text
    assert all(paragraph in text for paragraph in paragraphs)
    assert not any(line in text for line in teasers)


@pytest.mark.parametrize("language", sorted(STORIES))
def test_plain_text_in_every_script(language: str) -> None:
    """In a text dump the paragraphs are kept, the menu goes, and the headline is known in every script."""
    title, paragraphs, menu, teasers, comments, footer = STORIES[language]
    dump = "\n".join(
        [*menu, "", title, "", *(f"{line}\n" for line in paragraphs), *teasers, "", *comments, "", footer, *menu]
    )
    article = extract(dump)
    text = article.text
    assert article.title == title
    assert all(paragraph in text for paragraph in paragraphs)
    assert not any(f"\n{line}\n" in f"\n{text}\n" for line in menu)


@pytest.mark.parametrize("language", sorted(STORIES))
def test_text_that_is_no_page(language: str) -> None:
    """Of an article that somebody else has cleaned nothing goes, in any script."""
    paragraphs = STORIES[language][1]
    assert [block.text for block in extract("\n\n".join(paragraphs), input="text").blocks] == list(paragraphs)


RECIPE = (
    "My aunt in Tarnby bakes this bread whenever the boats come home, and she has never written down how she does it.",
    "Ingredients", "500 g rye flour", "1 spoon of salt", "2 cups of warm beer", "Directions",
    "Stir everything with a wooden spoon until no flour is left, and wait for an hour.",
    "Bake the bread until it sounds hollow, and keep the children away from it for as long as you can.",
    "It keeps for a week.",
)  # fmt: skip


def test_glued_article() -> None:
    """A block that is most of a page's prose is the article, however long; a list of months is not."""
    glued = "It rained all night in the hills, and the road to the coast is closed until the weekend. " * 40
    months = " ".join(f"January {year} ({year % 7})" for year in range(1900, 2000))
    menu = "\n\n".join(f"Part {number}" for number in range(12))
    document = read(f"{menu}\n\n{glued}\n\n{months}\n\nImprint\n\nContact\n\nHelp", input="text")
    scores = {glued.strip(): -1.5, months: -1.5}
    kept = keep_by_scores(
        document, [0.5 if block.text == "Help" else scores.get(block.text, -3.0) for block in document.blocks]
    )
    assert [block.text for block in kept.blocks] == [glued.strip(), "Help"]


@pytest.mark.parametrize(("place", "stays"), [("behind", False), ("above", True)])
def test_line_that_opens_the_comments(place: str, stays: bool) -> None:
    """What stands behind "3 comments" in plain text goes, however likely; under a headline the line says nothing."""
    story = [
        f"It rained for {number} nights in the hills, and the road to the coast is closed again. " * 3
        for number in range(4)
    ]
    answer = "I saw it all from my window, and it was far worse than in any year that I can remember."
    lines = [*story, "3 comments", answer] if place == "behind" else ["3 comments", *story, answer]
    document = drop_boilerplate(read("\n\n".join([*(f"Part {n}" for n in range(12)), *lines, "Imprint"]), input="text"))
    kept = keep_by_scores(document, [1.0 if len(block.text) > 40 else -3.0 for block in document.blocks])
    assert any(block.text == answer for block in kept.blocks) == stays
    assert [line.strip() for line in story] == [block.text for block in kept.blocks if block.text != answer]


def test_recipe_that_is_no_page() -> None:
    """Short lines belong to a text that begins with a paragraph and has no boilerplate; under a menu it is a page."""
    assert clean_text("\n\n".join(RECIPE)).split("\n\n") == list(RECIPE)
    page = clean_text(
        "\n".join(
            ["Breads", "Cakes", "Soups", "Herbs", "", *(f"{line}\n" for line in RECIPE), "Tarnby Kitchen", "Prizes"]
        )
    )
    assert "Soups" not in page
    assert RECIPE[0] in page


@pytest.mark.parametrize("head", [(), ("Divers and a fence",), ("Divers and a fence", "By Ana Ruiz", "3 May 2021")])
def test_first_paragraph_near_the_top(head: tuple[str, ...]) -> None:
    """Of a text with little around it the first paragraph stays, though a line of copyright makes it a page."""
    text = clean_text("\n\n".join([*head, *RECIPE, "© 2023 Tarnby Kitchen. All rights reserved."]))
    assert RECIPE[0] in text
    assert "©" not in text


SHORT = "The old bridge is closed from tonight, because the river has risen by two metres, the town said."
NOTICE = (
    "We and our partners store and read information on your device, such as cookies, to show content that suits you, to "
    "measure how it does and to learn about those who read it. You can agree to all of it, or choose what you allow. "
)


def around(rest: str, before: str = "") -> str:
    """A short article with something longer before or behind it."""
    menu = "".join(f"<li><a href=/{n}>Topic {n}</a>" for n in range(9))
    return f"""<html lang=en><title>Bridge closed</title><body><nav><ul>{menu}</ul></nav>{before}
    <article class=post><h1>Bridge closed</h1><div class=post-content><p>{SHORT}</p>
    <p>Engineers will look at the pillars on Friday and then decide what is to be done, the mayor said.</p></div></article>
    {rest}<footer><p>Valley Post</p></footer>"""


def test_short_article_and_long_notice() -> None:
    """A short article does not lose to a consent notice that is ten times as long."""
    text = extract(
        around("", f"<div id=cookie-banner><p>{NOTICE * 3}</p><p>{NOTICE * 3}</p><button>OK</button></div>")
    ).text
    assert text.startswith(SHORT)
    assert "partners" not in text


def test_short_article_and_links() -> None:
    """A short article does not lose to a long list of links."""
    links = "".join(
        f"<li><a href=/a{n}>The story number {n} about the river and the people of the valley</a>" for n in range(60)
    )
    text = extract(around(f"<div class=more><ul>{links}</ul></div>")).text
    assert text.startswith(SHORT)
    assert "story number" not in text


def test_short_article_and_comments() -> None:
    """A short article does not lose to its comments, which are longer."""
    voice = "I have crossed that bridge every day for twenty years and never saw the water so high. Somebody should act now. "
    comments = "".join(f"<li class=comment><b>Reader {n}</b><p>{voice * 2}{n}</p></li>" for n in range(12))
    text = extract(around(f"<section id=comments><h2>Comments</h2><ol>{comments}</ol></section>")).text
    assert text.startswith(SHORT)
    assert "twenty years" not in text


def test_rows_of_what_is_not_clear() -> None:
    """A link in a menu and a short line far behind the text get no row; text and its heading do."""
    prose = "The river rose by two metres in a night, and the old bridge had to be closed to all traffic. "
    far = "".join(f"<section><div><span>Line {n}</span></div></section>" for n in range(9))
    document = read(f"<nav><a href=/>Home</a></nav><main><div><h2>Rain</h2><p>{prose}<p>{prose}</div></main>{far}")
    table = list(rows(document))
    assert [row is not None for row in table[:4]] == [False, True, True, True]
    assert table[-1] is None
    assert {len(row) for row in table if row is not None} == {len(COLUMNS)}


def test_scores_of_one_page_are_the_same() -> None:
    """The same page gives the same scores."""
    document = read(page("vi"))
    assert score_blocks(document) == score_blocks(read(page("vi")))


def test_twice_is_once() -> None:
    """Dropping twice is the same as dropping once."""
    once = drop_outside_main_content(read(page("vi")))
    assert drop_outside_main_content(once) is once


@pytest.mark.parametrize("kind", ["html", "text"])
def test_model_file(kind: str) -> None:
    """Each model of the file compiles, and its trees ask only for columns that there are."""
    model = model_data()[kind]
    assert callable(scorer(kind))
    counts = [count for count, _ in model["stages"]]
    assert counts == sorted(counts)
    assert counts[-1] < len(model["trees"])


def blocks(*kinds: str) -> list[Block]:
    """Blocks of the given kinds, headings with their level as in "heading2"."""
    made: list[Block] = []
    for index, kind in enumerate(kinds):
        name, level = (kind[:-1], int(kind[-1])) if kind[-1].isdigit() else (kind, 0)
        made.append(Block(index, f"line {index}", name, level, group=1 if name == "table" else 0))  # type: ignore[arg-type]
    return made


def test_gap_is_filled() -> None:
    """A block between two kept ones of one container is kept, unless its score is hopeless."""
    three = blocks("paragraph", "paragraph", "paragraph")
    assert mend(three, [1, -1, 1]) == [True, True, True]
    assert mend(three, [1, -3, 1]) == [True, False, True]


def test_table_is_whole() -> None:
    """A table of which most is kept is kept; one of which little is kept stays as it is."""
    table = blocks("paragraph", "table", "table", "table")
    assert mend(table, [1, 1, 1, -1]) == [True, True, True, True]
    assert mend(table, [1, 1, -1, -1]) == [True, True, False, False]


def test_heading_over_kept_text() -> None:
    """A heading over kept text is kept, though it was scored below it."""
    assert mend(blocks("paragraph", "caption", "heading2", "paragraph"), [1, -9, -1, 1]) == [True, False, True, True]


def test_dangling_heading() -> None:
    """A heading with nothing under it goes, at the end and before another of its level; a page of headings keeps them."""
    assert mend(blocks("paragraph", "heading2"), [1, 1]) == [True, False]
    row = blocks("paragraph", "heading2", "heading2", "paragraph", "heading3")
    assert mend(row, [1, 1, 1, 1, 1]) == [True, False, True, True, False]
    assert mend(blocks("heading1", "heading2", "paragraph"), [1, 1, 1]) == [True, True, True]
    assert mend(blocks("heading2", "heading2"), [1, 1]) == [True, True]


def test_where_boilerplate_stood() -> None:
    """In plain text each line's row tells how much boilerplate is gone before and behind it, and of which kinds."""
    story = "\n\n".join(
        f"By noon the water stood at step {number} of the town hall, where the mayor went on working."
        for number in range(4)
    )
    page = read(
        f"Home\n\n{story}\n\nLeave a comment\n\nRead also: the mill\n\nI saw it all from my window.", input="text"
    )
    gone = {"Home": "nav", "Leave a comment": "comments-prompt", "Read also: the mill": "related"}
    for block in page.blocks:
        if block.text in gone:
            page = page.drop([block], reason=gone[block.text])
    first, *_, last = [
        dict(zip(features_text.COLUMNS, row, strict=True))
        for block, row in zip(page.blocks, features_text.rows(page), strict=True)
        if block.kind == "paragraph"
    ]
    names = ("gone_before", "gone_after", "ends_between", "comments_between", "related_between")
    assert [first[name] for name in names] == [1, 0, 0, 0, 0]
    assert [last[name] for name in names] == [2, 0, 2, 1, 1]


@pytest.mark.parametrize(
    "label", ["Read also:", "Baca juga:", "Lees ook:", "Read more", "Más información", "À lire aussi"]
)
def test_title_under_a_label_in_plain_text(label: str) -> None:
    """In plain text the title of another article goes with the label over it, and the paragraph or heading behind stays."""
    story = [
        f"By noon the water stood at step {number} of the town hall, where the mayor went on working by lamplight."
        for number in range(6)
    ]
    title, further = (
        "Drought: district bans open fires",
        "Why the old bridge was painted green again, and who paid for it",
    )
    for amid in ((title,), (title, further), (f"{title}?",)):
        dump = "\n".join(["River rises by two metres", *story[:3], label, *amid, *story[3:]])
        assert extract(dump).text.split("\n\n")[-6:] == story
    for stays in ("The boats", "The ferry stays at its pier."):
        dump = "\n".join(["River rises by two metres", *story[:3], label, title, stays, *story[3:]])
        assert stays in extract(dump).text.split("\n\n")
