"""Inputs for the tests of the report: an Arabic page, a page that means harm, a plain text."""

from __future__ import annotations

from html import escape

ARABIC_TEXT = "افتتح المجلس البلدي أمس جسرا جديدا فوق النهر بعد عامين من العمل، وقال المهندسون إن الجسر سيحمل السيارات والمشاة معا."
ARABIC = (
    f'<html lang="ar" dir="rtl"><title>جسر جديد فوق النهر</title><h1>جسر جديد فوق النهر</h1><p>{ARABIC_TEXT}</p>'
    "<p>© 2024 جميع الحقوق محفوظة</p>"
)
ATTACK = "<script>attacked()</script><img src=x onerror=attacked()>\"'"
HOSTILE = (
    f"<title>{escape(ATTACK)}</title><meta name=author content='Ana {escape(ATTACK)}'>"
    f"<meta property=og:site_name content='{escape(ATTACK)}'><h1>{escape(ATTACK)}</h1>"
    f"<p id='\"&gt;&lt;script&gt;attacked()&lt;/script&gt;'>{escape(ATTACK)} It rained all night, and the road is closed.</p>"
    f"<p class='--&gt;&lt;/style&gt;'>&lt;/style&gt;&lt;/script&gt;&lt;!-- {'x' * 3000}</p>"
    f"<pre>&lt;/pre&gt;{escape(ATTACK)}</pre><table><tr><td>{escape(ATTACK)}<td>&lt;b&gt;</table>"
    f"<p>This website uses cookies. By continuing you agree. {escape(ATTACK)}</p>"
)
TEXT = (
    "Fen Courier\n\nThe wall will be rebuilt\n\nIt rained all night in the hills, and the road to the coast is closed until "
    "the weekend, said the county <engineer>.\n\nEn poursuivant votre visite, vous acceptez nos cookies.\n\nFermer\n"
)
