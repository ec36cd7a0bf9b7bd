using static Attune.Jinja.Fuzzing.Generation.Fragment;

namespace Attune.Jinja.Fuzzing.Generation;

/// <summary>Makes expressions: mostly sensible, sometimes of the wrong type, always of bounded size.</summary>
internal sealed class ExpressionGenerator(Random random)
{
    private static readonly string[] Literals =
    [
        "0",
        "1",
        "2",
        "-1",
        "7",
        "42",
        "10",
        "3",
        "100000",
        "9007199254740993",
        "18446744073709551616",
        "0.5",
        "2.5",
        "-0.0",
        "1e16",
        "1e-5",
        "3.14159",
        "1_000",
        "0x1f",
        "true",
        "false",
        "none",
        "True",
        "None",
        "''",
        "'a'",
        "'b c'",
        "\"it's\"",
        "'<b>&\"'",
        "'Zoë'",
        "'😀x'",
        "'a,b,c'",
        "'  pad '",
        "'Hello World'",
        "'12'",
        "'3.7'",
        "'x\\ny'",
        "'ß'",
        "[]",
        "()",
        "{}",
        "[1, 2, 3]",
        "['b', 'A', 'c']",
        "(1, 'x')",
        "(2,)",
        "{'a': 1, 'b': 2}",
        "[3, 1, 2]",
        "[[1, 2], [3]]",
        "[none, 1]",
        "[1.5, 2]",
    ];

    private static readonly string[] Names =
    [
        "n",
        "neg",
        "big",
        "f",
        "s",
        "t",
        "html",
        "empty",
        "yes",
        "no",
        "nothing",
        "missing",
        "nums",
        "words",
        "mixed",
        "users",
        "d",
        "nested",
        "user",
        "loop",
        "self",
        "x",
        "y",
        "ns",
    ];

    private static readonly string[] BinaryOperators =
    [
        "+",
        "-",
        "*",
        "/",
        "//",
        "%",
        "~",
        "and",
        "or",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "in",
        "not in",
    ];

    private static readonly string[] Filters =
    [
        "abs",
        "capitalize",
        "center(12)",
        "count",
        "d('x')",
        "default('x', true)",
        "default",
        "dictsort",
        "e",
        "escape",
        "filesizeformat",
        "first",
        "float",
        "forceescape",
        "groupby('name')",
        "groupby('age')",
        "indent",
        "indent(2, true)",
        "int",
        "int(7)",
        "items",
        "join",
        "join(', ')",
        "join('<')",
        "last",
        "length",
        "list",
        "lower",
        "map('upper')",
        "map(attribute='name')",
        "map(attribute='age', default=0)",
        "max",
        "min",
        "pprint",
        "reject('odd')",
        "rejectattr('age')",
        "replace('a', 'b')",
        "replace('l', 'LL', 1)",
        "reverse",
        "round",
        "round(1)",
        "round(0, 'floor')",
        "safe",
        "select",
        "select('string')",
        "selectattr('age')",
        "selectattr('name', 'equalto', 'Bob')",
        "slice(2)",
        "slice(3, 'z')",
        "sort",
        "sort(true)",
        "sort(attribute='name')",
        "sort(case_sensitive=true)",
        "string",
        "striptags",
        "sum",
        "sum(attribute='age')",
        "sum(start=2)",
        "title",
        "tojson",
        "tojson(2)",
        "trim",
        "trim('a')",
        "truncate(7)",
        "truncate(5, true)",
        "truncate(6, false, '..', 0)",
        "unique",
        "unique(attribute='name')",
        "upper",
        "urlencode",
        "urlize",
        "wordcount",
        "wordwrap(6)",
        "wordwrap(4, false)",
        "xmlattr",
        "batch(2)",
        "batch(2, 'z')",
        "attr('name')",
        "attr('upper')",
        "format(1, 'b')",
        "map('int')",
        "map('string')",
        "map('length')",
        "first|default('none')",
        "list|length",
        "string|length",
    ];

    private static readonly string[] Tests =
    [
        "boolean",
        "callable",
        "defined",
        "divisibleby(2)",
        "divisibleby 3",
        "eq 1",
        "equalto(1)",
        "escaped",
        "even",
        "false",
        "filter",
        "float",
        "ge 2",
        "gt 2",
        "in [1, 'a']",
        "integer",
        "iterable",
        "le 2",
        "lower",
        "lt 2",
        "mapping",
        "ne 1",
        "none",
        "number",
        "odd",
        "sameas none",
        "sequence",
        "string",
        "test",
        "true",
        "undefined",
        "upper",
    ];

    private static readonly string[] Methods =
    [
        "upper()",
        "lower()",
        "title()",
        "strip()",
        "split()",
        "split(',')",
        "replace('a', 'o')",
        "startswith('a')",
        "endswith('d')",
        "find('l')",
        "count('a')",
        "join(['a', 'b'])",
        "join(words)",
        "format(1, x=2)",
        "center(9, '*')",
        "ljust(8, '-')",
        "zfill(6)",
        "isdigit()",
        "isalpha()",
        "items()",
        "keys()",
        "values()",
        "get('a')",
        "get('zz', 9)",
        "get('name')",
        "index(1)",
        "append(4)",
        "pop()",
        "splitlines()",
        "partition(' ')",
        "rsplit(None, 1)",
        "capitalize()",
        "swapcase()",
        "casefold()",
        "isupper()",
        "expandtabs(3)",
        "bit_length()",
        "is_integer()",
        "copy()",
        "encode()",
        "lstrip('a')",
        "removeprefix('a')",
        "rfind('o')",
        "update({'q': 1})",
        "sort()",
        "reverse()",
        "extend([1])",
        "insert(0, 'i')",
    ];

    private static readonly string[] Globals =
    [
        "range(4)",
        "range(1, 6, 2)",
        "range(5, 0, -2)",
        "dict(a=1, b='x')",
        "dict()",
        "namespace(v=1).v",
        "cycler('a', 'b').next()",
        "joiner('-')()",
    ];

    private static readonly string[] Formats =
    [
        "'%s-%s' % (§, §)",
        "'%5.2f|%-4d' % (§, §)",
        "'%05d' % §",
        "'%r %%' % §",
        "'{} {}'.format(§, §)",
        "'{0!r:>8}|{1:,}'.format(§, §)",
        "'{:^9}'.format(§)",
        "'{:.3e}'.format(§)",
        "'{:08.3f}'.format(§)",
        "'%s'|format(§)",
        "'{:x} {:b}'.format(§, §)",
    ];

    public Fragment Next(int depth)
    {
        if (depth <= 0)
        {
            return Leaf();
        }

        return random.Next(20) switch
        {
            < 4 => Leaf(),
            < 8 => From(FragmentKind.Expression, $"§|{Pick(Filters)}", Operand(depth)),
            < 11 => From(FragmentKind.Expression, $"§ {Pick(BinaryOperators)} §", Operand(depth), Operand(depth)),
            11 => From(
                FragmentKind.Expression,
                $"§ is {(random.Next(3) == 0 ? "not " : "")}{Pick(Tests)}",
                Operand(depth)
            ),
            12 => From(FragmentKind.Expression, $"§.{Pick(Methods)}", Operand(depth)),
            13 => From(FragmentKind.Expression, "§ if § else §", Next(depth - 1), Next(depth - 1), Next(depth - 1)),
            14 => Subscript(depth),
            15 => From(FragmentKind.Expression, "[§, §]", Next(depth - 1), Next(depth - 1)),
            16 => From(FragmentKind.Expression, "{'k': §, 'name': §}", Next(depth - 1), Next(depth - 1)),
            17 => Format(depth),
            18 => From(FragmentKind.Expression, random.Next(2) == 0 ? "not §" : "-§", Operand(depth)),
            _ => From(FragmentKind.Expression, "§ < § <= §", Operand(depth), Operand(depth), Operand(depth)),
        };
    }

    private Fragment Operand(int depth)
    {
        var inner = Next(depth - 1);
        return inner.Children.Count == 0
            ? inner
            : From(FragmentKind.Expression, random.Next(4) == 0 ? "§" : "(§)", inner);
    }

    private Fragment Subscript(int depth)
    {
        var pattern = random.Next(10) switch
        {
            0 => "§[1:]",
            1 => "§[::-1]",
            2 => "§[-2:5]",
            3 => "§[0]",
            4 => "§['name']",
            5 => "§.name",
            6 => "§.a.b",
            7 => "§[-1]",
            8 => "§[::2]",
            _ => "§.0",
        };
        return From(FragmentKind.Expression, pattern, Operand(depth));
    }

    private Fragment Format(int depth)
    {
        var pattern = Pick(Formats);
        var holes = pattern.Count(c => c == '§');
        return From(FragmentKind.Expression, pattern, [.. Enumerable.Range(0, holes).Select(_ => Operand(depth - 1))]);
    }

    private Fragment Leaf() =>
        random.Next(10) switch
        {
            < 6 => Literal(FragmentKind.Expression, Pick(Names)),
            6 => Literal(FragmentKind.Expression, Pick(Globals)),
            _ => Literal(FragmentKind.Expression, Pick(Literals)),
        };

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
