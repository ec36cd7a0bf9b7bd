using static Attune.Jinja.Fuzzing.Generation.Fragment;

namespace Attune.Jinja.Fuzzing.Generation;

/// <summary>Makes statements and whole templates.</summary>
internal sealed class StatementGenerator(Random random)
{
    private static readonly string[] Texts =
    [
        "a",
        " ",
        "\n",
        "text ",
        "<p>",
        "  \n  ",
        "x\n",
        "é",
        "\n\n",
        "- ",
        "{",
        "}",
        "%",
        "#}",
        "\t",
    ];

    private readonly ExpressionGenerator expressions = new(random);

    public Fragment Template(int depth) =>
        Sequence([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Next(depth))]);

    private Fragment Next(int depth)
    {
        if (depth <= 0)
        {
            return random.Next(2) == 0 ? Text() : Output(1);
        }

        return random.Next(26) switch
        {
            < 5 => Text(),
            < 11 => Output(random.Next(1, 4)),
            11 => Tag("{% if § %}§{% endif %}", Expression(), Body(depth)),
            12 => Tag(
                "{% if § %}§{% elif § %}§{% else %}§{% endif %}",
                Expression(),
                Body(depth),
                Expression(),
                Body(depth),
                Body(depth)
            ),
            13 => Tag("{% for x in § %}§{% endfor %}", Expression(), Body(depth)),
            14 => Tag("{% for x in § %}§{% else %}§{% endfor %}", Iterable(), Body(depth), Body(depth)),
            15 => Tag(
                "{% for x in § if § %}{{ loop.index }}{{ loop.last }}§{% endfor %}",
                Iterable(),
                Expression(),
                Body(depth)
            ),
            16 => Tag("{% for x, y in § %}{{ x }}={{ y }};§{% endfor %}", Pairs(), Body(depth)),
            17 => Tag("{% set x = § %}", Expression()),
            18 => Tag("{% set y %}§{% endset %}", Body(depth)),
            19 => Tag("{% with x = §, y = x %}§{% endwith %}", Expression(), Body(depth)),
            20 => Tag("{% macro m(x, y=§) %}§{% endmacro %}{{ m(§) }}", Expression(), Body(depth), Expression()),
            21 => Tag(
                "{% macro w(x=1) %}[{{ caller(§) }}]{% endmacro %}{% call(y) w() %}§{% endcall %}",
                Expression(),
                Body(depth)
            ),
            22 => Tag("{% filter § %}§{% endfilter %}", Literal(FragmentKind.Fixed, PickBlockFilter()), Body(depth)),
            23 => Tag(
                "{% autoescape § %}§{% endautoescape %}",
                Literal(FragmentKind.Fixed, random.Next(3) == 0 ? "false" : "true"),
                Body(depth)
            ),
            24 => Tag(
                "{% set ns = namespace(v=0) %}{% for x in § %}{% set ns.v = ns.v + 1 %}§{% endfor %}{{ ns.v }}",
                Iterable(),
                Body(depth)
            ),
            _ => Rare(depth),
        };
    }

    private Fragment Rare(int depth) =>
        random.Next(9) switch
        {
            0 => Tag("{# note #}"),
            1 => Tag("{% raw %}{{ x }}{% endraw %}"),
            2 => Tag(
                "{% for x in § %}{% if loop.index > 2 %}{% break %}{% endif %}§{% endfor %}",
                Iterable(),
                Body(depth)
            ),
            3 => Tag(
                "{% for x in § %}{% if x is odd %}{% continue %}{% endif %}§{% endfor %}",
                Iterable(),
                Body(depth)
            ),
            4 => Tag(
                "{% block b§ %}§{% endblock %}",
                Literal(FragmentKind.Fixed, random.Next(1000, 9999).ToString()),
                Body(depth)
            ),
            5 => Tag("{% do § %}", Expression()),
            6 => Tag(
                "{% for x in § recursive %}{{ loop.depth }}{{ x }}{% if x is iterable and x is not string and loop.depth < 3 %}{{ loop(x) }}{% endif %}{% endfor %}",
                Iterable()
            ),
            7 => Tag(
                "{% for x in § %}{{ loop.cycle('a', 'b') }}{{ loop.previtem }}{{ loop.changed(x) }}§{% endfor %}",
                Iterable(),
                Body(depth)
            ),
            _ => Tag(
                "{% macro v() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ v(§, k=§) }}",
                Expression(),
                Expression()
            ),
        };

    private Fragment Tag(string pattern, params Fragment[] children)
    {
        if (random.Next(6) == 0)
        {
            pattern = pattern.Replace("{% ", "{%- ", StringComparison.Ordinal);
        }

        if (random.Next(6) == 0)
        {
            pattern = pattern.Replace(" %}", " -%}", StringComparison.Ordinal);
        }

        return From(FragmentKind.Statement, pattern, children);
    }

    private Fragment Output(int depth) => Tag(random.Next(10) == 0 ? "{{- § }}" : "{{ § }}", expressions.Next(depth));

    private Fragment Text() => Literal(FragmentKind.Statement, Texts[random.Next(Texts.Length)]);

    private Fragment Body(int depth) =>
        Sequence([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Next(depth - 1))]);

    private Fragment Expression() => expressions.Next(random.Next(0, 3));

    private Fragment Iterable() =>
        Literal(
            FragmentKind.Expression,
            new[]
            {
                "nums",
                "words",
                "users",
                "[1, 2, 3]",
                "range(5)",
                "s",
                "d",
                "mixed",
                "nested",
                "missing",
                "[]",
                "[[1], [2, [3]]]",
            }[random.Next(12)]
        );

    private Fragment Pairs() =>
        Literal(
            FragmentKind.Expression,
            new[] { "d.items()", "d|dictsort", "d|items", "[(1, 2)]", "words", "users|groupby('age')" }[random.Next(6)]
        );

    private string PickBlockFilter() =>
        new[] { "upper", "trim", "e", "replace('a', 'b')", "indent(2)", "title", "length", "wordcount", "truncate(9)" }[
            random.Next(9)
        ];
}
