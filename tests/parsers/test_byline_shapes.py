"""Bylines in the shapes and languages of many sites: what stands between names, dates, places and outlets."""

from __future__ import annotations

import pytest

from articlekit import extract, parse_byline

ENGLISH = (
    "<p>The council voted on Tuesday to freeze the rates for another year, a day after the mayor had asked for more time.</p>"
    "<p>Members of the finance committee said that the rates were to rise by a tenth, and that many feared for their savings.</p>"
    "<p>The vote was close, and the session went on until after midnight, with speeches from both sides of the hall.</p>"
    "<p>The next session is planned for the first week of May, when the budget for the schools will be on the table.</p>"
)
SPANISH = (
    "<p>El ayuntamiento votó el martes congelar las tasas durante otro año, un día después de que el alcalde pidiera más tiempo.</p>"
    "<p>Los miembros de la comisión dijeron que las tasas iban a subir una décima parte, y que muchos temían por sus ahorros.</p>"
    "<p>La votación fue reñida, y la sesión siguió hasta pasada la medianoche, con discursos de ambos lados de la sala.</p>"
)
CHINESE = (
    "<p>昨天夜里，河水在几个小时内上涨了两米多，市政府决定从今天早上起关闭老桥，禁止所有车辆和行人通行。</p>"
    "<p>附近的居民只能绕道新桥，路上要多花半个小时。学校把上课时间推迟到九点，公交公司增加了三条临时线路。</p>"
)
ARABIC = (
    "<p>قال رئيس البلدية يوم الثلاثاء إن المجلس قرر تجميد الرسوم لمدة عام آخر بعد نقاش طويل في القاعة.</p>"
    "<p>وأضاف أن الأعضاء سيجتمعون مرة أخرى في الأسبوع الأول من الشهر المقبل لمناقشة ميزانية المدارس والطرق.</p>"
)
HEADLINE = "<h1>Council votes to freeze rates</h1>"
CHINESE_HEADLINE = "<h1>學校食堂漲價</h1>"
ARABIC_HEADLINE = "<h1>المجلس يجمد الرسوم</h1>"
TITLE = "<title>Council votes to freeze rates - Harbour Star</title>"

PAGES = [
    (HEADLINE + "<div><span>Ana Price</span><span>·</span><span>Feb 17, 2021</span></div>" + ENGLISH, ["Ana Price"]),
    (HEADLINE + "<div><span>By Ana Price</span><span>·</span><span>Feb 17, 2021</span></div>" + ENGLISH, ["Ana Price"]),
    (HEADLINE + '<div class="byline"><div>Ana Price</div><div>Tom Obi</div></div>' + ENGLISH, ["Ana Price", "Tom Obi"]),
    (HEADLINE + '<ul class="authors"><li>Ana Price</li><li>Tom Obi</li></ul>' + ENGLISH, ["Ana Price", "Tom Obi"]),
    (
        HEADLINE + '<div class="authors"><a href=/x>Ana Price</a><a href=/y>Tom Obi</a></div>' + ENGLISH,
        ["Ana Price", "Tom Obi"],
    ),
    (HEADLINE + "<p>Ana Price</p><p>Tom Obi</p><p>26 February 2024</p>" + ENGLISH, ["Ana Price", "Tom Obi"]),
    (HEADLINE + "<ul><li>Ana Price</li><li>Tom Obi</li></ul>" + ENGLISH, ["Ana Price", "Tom Obi"]),
    (HEADLINE + "<div>María de la Fuente | 3 May 2021</div>" + ENGLISH, ["María de la Fuente"]),
    (HEADLINE + "<div>Sietske de Vries • 3 May 2021</div>" + ENGLISH, ["Sietske de Vries"]),
    (HEADLINE + "<div>Ana von Berg • 3 May 2021</div>" + ENGLISH, ["Ana von Berg"]),
    (HEADLINE + "<div>Jean de Villiers - 3 May 2021</div>" + ENGLISH, ["Jean de Villiers"]),
    (HEADLINE + "<div>Reuters | May 29, 2023</div>" + ENGLISH, ["Reuters"]),
    (HEADLINE + "<div>AFP - 29 mai 2023</div>" + ENGLISH, ["AFP"]),
    (HEADLINE + "<div>dpa | 29.05.2023</div>" + ENGLISH, ["dpa"]),
    (
        TITLE + "<div>Local / 3 May 2021</div>" + HEADLINE + "<div>Ana Price / Harbour Star</div>" + ENGLISH,
        ["Ana Price"],
    ),
    (
        TITLE + "<div>Local / 3 May 2021</div>" + HEADLINE + "<div>Ana Price | Harbour Star</div>" + ENGLISH,
        ["Ana Price"],
    ),
    (TITLE + HEADLINE + "<div>3 May 2021</div><div>Ana Price / Harbour Star</div>" + ENGLISH, ["Ana Price"]),
    (TITLE + HEADLINE + "<div>3 May 2021</div><div>Ana Price, Harbour Star</div>" + ENGLISH, ["Ana Price"]),
    (
        HEADLINE + "<p>By Chinedu Okonkwo, Lagos and Aisha Bello, Abuja</p>" + ENGLISH,
        ["Chinedu Okonkwo", "Aisha Bello"],
    ),
    ("<h1>学校食堂涨价</h1><p>多名学生告诉记者，食堂的饭菜涨价了。</p>" + CHINESE, []),
    ("<h1>学校食堂涨价</h1>" + CHINESE + "<p>“这里以前没有路。”村民老张告诉记者。</p>", []),
    ("<h1>学校食堂涨价</h1>" + CHINESE + "<p>村支书赵大海告诉本报记者，今年的收成很好。</p>", []),
    ("<h1>学校食堂涨价</h1><p>本报记者 陈晓岚 2024年3月26日</p>" + CHINESE, ["陈晓岚"]),
    ("<h1>學校食堂漲價</h1><p>記者林育瑄／南投報導</p>" + CHINESE, ["林育瑄"]),
    ("<h1>學校食堂漲價</h1><p>〔記者林育瑄／南投報導〕</p>" + CHINESE, ["林育瑄"]),
    ("<h1>學校食堂漲價</h1><p>記者 林育瑄／台北報導</p>" + CHINESE, ["林育瑄"]),
    ("<h1>學校食堂漲價</h1><p>記者林育瑄/綜合報導</p>" + CHINESE, ["林育瑄"]),
    ("<h1>學校食堂漲價</h1><p>記者林育瑄南投報導</p>" + CHINESE, ["林育瑄"]),
    ("<h1>學校食堂漲價</h1><p>（中央社記者林育瑄台北17日電）</p>" + CHINESE, ["林育瑄"]),
    ("<h1>学校食堂涨价</h1><p>记者：陈晓岚 周立</p>" + CHINESE, ["陈晓岚", "周立"]),
    ("<h1>المجلس يجمد الرسوم</h1><p>نشر يوم الأحد 23 يوليو 2023</p>" + ARABIC, []),
    ("<h1>المجلس يجمد الرسوم</h1><p>نُشر الأحد 23 يوليو 2023</p>" + ARABIC, []),
    ("<h1>المجلس يجمد الرسوم</h1><p>تم النشر يوم 23 يوليو 2023</p>" + ARABIC, []),
    ("<h1>المجلس يجمد الرسوم</h1><p>أضيف بتاريخ 23 يوليو 2023</p>" + ARABIC, []),
    (
        HEADLINE + "<div><span>Elif Karaca</span> <span>Giriş: 26.03.2024 - 14:05</span></div>" + ENGLISH,
        ["Elif Karaca"],
    ),
    (
        HEADLINE
        + "<div><span>Олена Шевчук</span><span>12 вересня 2024 р., 11:20</span><span>5 хв читання</span></div>"
        + ENGLISH,
        ["Олена Шевчук"],
    ),
    (HEADLINE + "<div>26.03.2024 / 08:40 ч. | Десислава Тодорова</div>" + ENGLISH, ["Десислава Тодорова"]),
    (HEADLINE + "<p>Maricel T. Dela Cruz</p><p>12 September 2024</p>" + ENGLISH, ["Maricel T. Dela Cruz"]),
    (HEADLINE + "<p>Maricel Dela Cruz</p><p>12 September 2024</p>" + ENGLISH, ["Maricel Dela Cruz"]),
    (HEADLINE + "<p>Per Josep Puig i Cadafalch</p>" + ENGLISH, ["Josep Puig i Cadafalch"]),
    (HEADLINE + "<p>מאת: נועה ברקוביץ'</p>" + ENGLISH, ["נועה ברקוביץ'"]),
    (
        '<meta name="twitter:label1" content="Photo"><meta name="twitter:data1" content="Ben Okoro">'
        + HEADLINE
        + ENGLISH,
        [],
    ),
    (
        "<html lang=ur><h1>کونسل نے شرح منجمد کر دی</h1><ul><li>عائشہ صدیقی</li><li>روزنامہ شاہراہ، لاہور</li><li>26 مارچ 2024</li></ul>"
        + ENGLISH,
        ["عائشہ صدیقی"],
    ),
    (HEADLINE + "<div><span>PTI</span> | <span>New Delhi</span> | Posted: May 29, 2023 18:20</div>" + ENGLISH, ["PTI"]),
    (HEADLINE + "<div><span>Agência Lusa</span><span>27 Set 2021, 16:05</span></div>" + ENGLISH, ["Agência Lusa"]),
    (HEADLINE + "<div>Weather | May 29, 2023</div>" + ENGLISH, []),
    (CHINESE_HEADLINE + "<div>2024-03-26 08:15 记者：陈晓岚 周立 字号：大 中 小</div>" + CHINESE, ["陈晓岚", "周立"]),
    (HEADLINE + "<div>March 5, 2024 · 5 min · 912 words · Maria Oduya</div>" + ENGLISH, ["Maria Oduya"]),
    (
        CHINESE_HEADLINE + "<p class=author>何家樂 半島誌記者，寫城市空間與普通人的生活，養了兩隻貓。</p>" + CHINESE,
        ["何家樂"],
    ),
    (CHINESE_HEADLINE + "<p class=author>何家樂 半島誌 / 寫城市空間 / 養了兩隻貓</p>" + CHINESE, ["何家樂"]),
    (HEADLINE + ENGLISH + "<footer>The Star is published by Harbour Media Group.</footer>", []),
]


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_page(page: str, expected: list[str]) -> None:
    """The authors of a page, and nobody that is none."""
    article = extract(page, input="html")
    assert [author.name for author in article.authors if author.role == "author"] == expected


OPENINGS = [
    ("本报北安3月11日电（记者刘思源、王海峰）", ["刘思源", "王海峰"]),
    ("本报北安3月11日电　（记者刘思源、通讯员王海峰）", ["刘思源", "王海峰"]),
    ("新华社北京3月11日电（记者刘思源 王海峰）", ["刘思源", "王海峰"]),
    ("中新网北安3月11日电 (刘思源 王海峰)", ["刘思源", "王海峰"]),
    ("本报讯（记者 刘思源 通讯员 王海峰）", ["刘思源", "王海峰"]),
    ("央视网消息（记者 刘思源）：", ["刘思源"]),
    ("【记者刘思源 北京报道】", ["刘思源"]),
    ("〔記者蔡宜庭／高港報導〕", ["蔡宜庭"]),
    ("（中央社記者蔡宜庭高港14日電）", ["蔡宜庭"]),
    ("记者刘思源报道：", ["刘思源"]),
    ("（记者刘思源、王海峰）\n", ["刘思源", "王海峰"]),
    ("合作社负责人告诉记者，", []),
    ("记者王海峰说，", []),
    ("本报讯 惊蛰刚过，", []),
    ("新华社北京3月11日电（综合）", []),
    ("（记者手记）", []),
]


@pytest.mark.parametrize(("opening", "expected"), OPENINGS)
@pytest.mark.parametrize("plain", [False, True])
def test_opening(opening: str, expected: list[str], plain: bool) -> None:
    """Reporters whom a Chinese text names before it begins; what it begins with stays."""
    first = CHINESE.removeprefix("<p>").partition("</p>")[0]
    head, body = f"{CHINESE_HEADLINE}<p>2024-03-26 08:15</p>", CHINESE.partition("</p>")[2]
    page = head + "".join(f"<p>{line}</p>" for line in (opening + first).split("\n")) + body
    dump = page.replace("<p>", "").replace("<h1>", "").replace("</p>", "\n").replace("</h1>", "\n")
    article = extract(dump if plain else page, input="text" if plain else "html")
    assert [author.name for author in article.authors] == expected
    assert first in article.text
    printed = " ".join(opening.split())
    if "\n" not in opening and expected:
        assert printed in article.text
        assert (article.byline or "nothing") in printed


JAPANESE = (
    "<h1>雪折れの枝を剪定</h1><p>りんごの剪定作業が本格化している。雪の重みで折れた枝は例年の倍近くに上り、農家は切り口を確かめながら作業を進めていた。</p>"
    "<p>町の園芸協会によると、今季の積雪は平年より四割多く、三月に入っても畑に残る雪が作業を遅らせているという。</p>"
    "<p>農家の工藤さんは「枝を残すか切るかで来年の実りが変わる」と話し、雪の上に脚立を立てて枝を見上げた。"
)


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("（長谷川大樹）", ["長谷川大樹"]),
        ("【山本 太郎】", ["山本 太郎"]),
        ("（植田健太郎、水野あかり）", ["植田健太郎", "水野あかり"]),
        ("（植田健太郎・水野あかり）", ["植田健太郎", "水野あかり"]),
        ("（板柳支局・長谷川大樹）", ["長谷川大樹"]),
        ("（社会部 山本太郎）", ["山本太郎"]),
        ("（時事通信）", ["時事通信"]),
        ("（敬称略）", []),
        ("（弘前市）", []),
        ("（随時掲載）", []),
        ("（連載終了）", []),
        ("（終わり）", []),
        ("（写真・長谷川大樹）", []),
    ],
)
def test_signature_in_brackets(signature: str, expected: list[str]) -> None:
    """Names in brackets with which a Japanese text ends, in a line of their own or behind the last sentence."""
    alone = extract(f"{JAPANESE}</p><p>{signature}</p>", input="html")
    assert [author.name for author in alone.authors] == expected
    ended = extract(f"{JAPANESE}{signature}</p>", input="html")
    assert [author.name for author in ended.authors if author.kind == "person"] == [
        name for name in expected if name != "時事通信"
    ]
    assert ended.text.endswith(f"見上げた。{signature}")
    assert extract(f"{JAPANESE}{signature}剪定は続く。</p>", input="html").authors == ()
    broken = extract(f"{JAPANESE.replace('</p><p>', '<br>')}<br>{signature}</p>", input="html")
    assert [author.name for author in broken.authors] == [author.name for author in ended.authors]


DUMPS = [
    (
        "Star\nNews\nCouncil votes to freeze rates\nThe rates were to rise by a tenth, and many feared for their savings.\nby Ana Price\nMay 3, 2021\n",
        ENGLISH,
        ["Ana Price"],
    ),
    (
        "Council votes to freeze rates\npor Thaís Monteiro e Diego Alencar em 15 de janeiro de 2019\n",
        SPANISH,
        ["Thaís Monteiro", "Diego Alencar"],
    ),
    (
        "El horno del pueblo vuelve a dar pan y vida\nAutora: Ana Ruiz\nmartes, 26 de marzo de 2024 a las 12:10\n",
        SPANISH,
        ["Ana Ruiz"],
    ),
    ("Council votes to freeze rates\nAna Price\n, \nTom Obi\n26 February 2024\n", ENGLISH, ["Ana Price", "Tom Obi"]),
]


def test_signature_of_a_dump() -> None:
    """A name between the last paragraph and the share buttons signs a plain text; one that the text speaks of does not."""
    body = HEADLINE.replace("<h1>", "").replace("</h1>", "\n") + ENGLISH.replace("<p>", "").replace("</p>", "\n\n")
    share = "\n\nShare on Facebook\nMost read\nHarbour wall to be rebuilt\n"
    assert [author.name for author in extract(f"{body}Nadia Price{share}", input="text").authors] == ["Nadia Price"]
    assert extract(f"{body}Nadia Price said so twice to the members.\n\nNadia Price{share}", input="text").authors == ()


@pytest.mark.parametrize(("head", "body", "expected"), DUMPS)
def test_dump(head: str, body: str, expected: list[str]) -> None:
    """The same in plain text, where a byline may begin small."""
    article = extract(head + body.replace("<p>", "").replace("</p>", "\n"), input="text")
    assert [author.name for author in article.authors] == expected
    assert "\n" not in (article.title or "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ana Ruiz, Sam Li, and Tom Obi", ["Ana Ruiz", "Sam Li", "Tom Obi"]),
        ("By Maria Lopez, and Jane Doe", ["Maria Lopez", "Jane Doe"]),
        ("By Maria Lopez, PhD, and Jane Doe", ["Maria Lopez, PhD", "Jane Doe"]),
        ("Von Ana Ruiz, und Tom Obi", ["Ana Ruiz", "Tom Obi"]),
        ("By Ana RuizTom Obi", ["Ana Ruiz", "Tom Obi"]),
        ("By Jean DuPont Roy", ["Jean DuPont Roy"]),
        ("By Ana MacKenzie Roy", ["Ana MacKenzie Roy"]),
        ("Per Joan Col·lell", ["Joan Col·lell"]),
        ("Interview mit Autorin Ana Ruiz", []),
        ("作者：林小满，八零后，在广州写字的人。", ["林小满"]),
        ("作者：林小满，自由撰稿人，现居成都。", ["林小满"]),
        ("作者：林小满，作家", ["林小满"]),
        ("作者：林小满，周立，北京大学新闻学院", ["林小满", "周立"]),
        ("作者：林小满、周立", ["林小满", "周立"]),
        ("記者：何家樂，寫城市空間", ["何家樂"]),
    ],
)
def test_line(line: str, expected: list[str]) -> None:
    """Commas before "and", names without a space between them, and what only looks like these."""
    assert [author.name for author in parse_byline(line)] == expected


@pytest.mark.parametrize(
    "rows", [["Year|Profit", "2020|30", "2021|40"], ["Date|Match", "3 March 2024|Arle 1", "9 March 2024|Brill 2"]]
)
def test_table(rows: list[str]) -> None:
    """The head of a table is nobody's name, though dates stand under it."""
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    article = extract(f"{HEADLINE}{ENGLISH[:130]}</p><table>{table}</table>{ENGLISH}", input="html")
    assert article.authors == ()


def test_signature_over_the_way_back_to_the_section() -> None:
    """A name under a text in Vietnamese signs it where the button that leads back to the section is next."""
    body = (
        "Bốn giờ sáng, bà con trong xóm đã dựng đèn trước mũi ghe và bắt đầu nói chuyện với hơn ba trăm người xem.\n\n"
        "Mười năm trước, chợ có khoảng năm trăm ghe, nay chỉ còn hơn hai trăm, phần lớn bán đồ ăn sáng cho khách.\n\n"
        "Con trai bà dạy mẹ cách chốt đơn, mỗi ngày ghe bán được chừng tám mươi ký, nhiều hơn lúc chợ còn đông.\n\n"
        "Thành phố đang lên kế hoạch hỗ trợ vốn vay cho các hộ còn ở lại, mỗi hộ được vay năm mươi triệu đồng.\n\n"
    )
    article = extract(f"Chợ cũ vắng khách\n\n{body}Minh Khang\n\nTrở lại Đời sống\n\nChia sẻ", input="text")
    assert [author.name for author in article.authors] == ["Minh Khang"]
