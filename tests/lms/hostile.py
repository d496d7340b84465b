"""Texts that a careless export would obey, for the deck that holds one in every field."""

HOSTILE = (
    "]]> <![CDATA[ &lt;b&gt; &#0; &amp; <script>w()</script> <!-- c --> <?x?>",
    "{1:SHORTANSWER:=x~=y} {#1} {{a}} {mlang en} [b] [html] [tex]y[/tex]",
    r"~a =b #c ####d {e} f:g \h \~ \# \} \\ ::i:: %50%j \n k",
    "// a comment $CATEGORY: $course$/top/x / y",
    "%100%[plain] *any* \\*text\\* @@PLUGINFILE@@/x.png @@x@@",
    r"$$a$$ \(b\) \[c\] $d$ \begin{e}",
    "red \x1b[31m bell \x07 nul \x00 next \x85 turned \u202e none \ufffe",
    "=cmd|' /C calc'!A0",
    "the first\nthe second\r\n\r\nthe third\ttab",
    "a -> b &&058; &&010 c",
)
