namespace Attune.Jinja.Tests.Safety;

/// <summary>
/// Templates that have brought template engines down, and what becomes of each in a preview: "rendered", the name of a limit, or
/// the class of an error. Each name is a test.
/// </summary>
internal static class HostileTemplates
{
    private const int Many = 100_000;
    private const string SelfList = "{% set a = [] %}{% set b = [] %}{% do a.append(a) %}{% do b.append(b) %}";
    private const string SelfDict = "{% set a = {} %}{% set b = {} %}{% do a.update(x=a) %}{% do b.update(x=b) %}";

    public static IReadOnlyDictionary<string, Hostile> Parsing { get; } =
        new Dictionary<string, Hostile>
        {
            ["parentheses"] = new("{{ " + Times("(", Many) + "1" + Times(")", Many) + " }}", "MaxParseDepth"),
            ["open parentheses"] = new("{{ " + Times("(", Many), "MaxParseDepth"),
            ["lists"] = new("{{ " + Times("[", Many) + Times("]", Many) + " }}", "MaxParseDepth"),
            ["dicts"] = new("{{ " + Times("{1:", Many) + "1" + Times("}", Many) + " }}", "MaxParseDepth"),
            ["subscripts"] = new("{{ " + Times("a[", Many) + "1" + Times("]", Many) + " }}", "MaxParseDepth"),
            ["calls in calls"] = new("{{ " + Times("a(", Many) + Times(")", Many) + " }}", "MaxParseDepth"),
            ["calls of calls"] = new("{{ a" + Times("()", Many) + " }}", "MaxParseDepth"),
            ["ifs"] = new(Times("{% if 1 %}", 40_000) + Times("{% endif %}", 40_000), "MaxParseDepth"),
            ["open ifs"] = new(Times("{% if 1 %}", Many), "MaxParseDepth"),
            ["loops"] = new(Times("{% for x in [1] %}", 50_000), "MaxParseDepth"),
            ["blocks"] = new(
                string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{{% block b{i} %}}")),
                "MaxParseDepth"
            ),
            ["macros"] = new(Times("{% macro m() %}", 60_000), "MaxParseDepth"),
            ["filter blocks"] = new(Times("{% filter upper %}", 50_000), "MaxParseDepth"),
            ["minus signs"] = new("{{ " + Times("-", Many) + "1 }}", "MaxParseDepth"),
            ["nots"] = new("{{ " + Times("not ", Many) + "1 }}", "MaxParseDepth"),
            ["ternaries"] = new("{{ " + Times("1 if 1 else ", 80_000) + "1 }}", "MaxParseDepth"),
            ["ternaries without else"] = new("{{ 1 " + Times("if 1 ", Many) + " }}", "MaxParseDepth"),
            ["filters"] = new("{{ 1" + Times("|abs", Many) + " }}", "MaxParseDepth"),
            ["attributes"] = new("{{ x" + Times(".a", Many) + " }}", "MaxParseDepth"),
            ["items"] = new("{{ x" + Times("[0]", Many) + " }}", "MaxParseDepth"),
            ["ands"] = new("{{ 1" + Times(" and 1", Many) + " }}", "MaxParseDepth"),
            ["sums"] = new("{{ word" + Times("+word", Many) + " }}", "MaxParseDepth"),
            ["powers"] = new("{{ 1" + Times("**1", Many) + " }}", "MaxParseDepth"),
            ["comparisons"] = new("{{ 1" + Times("<2", Many) + " }}", "rendered"),
            ["joins"] = new("{{ word" + Times("~word", Many) + " }}", "rendered"),
            ["string literals in a row"] = new("{{ " + Times("'a'", Many) + " }}", "rendered"),
            ["list of many items"] = new("{{ [" + Times("1,", Many) + "]|length }}", "rendered"),
            ["targets"] = new("{% set " + Times("a,", Many) + " = 1 %}", "Syntax"),
            ["parameters"] = new("{% macro m(" + Names(60_000, "") + ") %}{% endmacro %}", "rendered"),
            ["keywords"] = new("{{ dict(" + Names(60_000, "=1") + ")|length }}", "rendered"),
            ["with"] = new("{% with " + Names(60_000, "=1") + " %}{% endwith %}", "rendered"),
            ["10 MB of text"] = new(Times("x", 10_000_000), "MaxSourceLength"),
            ["10 MB of tags"] = new(Times("{{ 1 }}", 1_400_000), "MaxSourceLength"),
            ["long identifier"] = new("{{ " + Times("a", Many) + " }}", "rendered"),
            ["long string"] = new("{{ '" + Times("a", Many) + "'|length }}", "rendered"),
            ["long integer"] = new("{{ " + Times("9", Many) + " }}", "Runtime"),
            ["long hexadecimal"] = new("{{ 0x" + Times("f", 1_000_000) + " > 1 }}", "rendered"),
            ["long float"] = new("{{ " + Times("9", Many) + ".5 }}", "rendered"),
            ["long exponent"] = new("{{ 1e" + Times("9", Many) + " }}", "rendered"),
            ["nested comments"] = new(Times("{# ", Many) + "#}", "rendered"),
            ["open comment"] = new("{#" + Times("x", Many), "Syntax"),
            ["nested raws"] = new(Times("{% raw %}", Many), "Syntax"),
            ["zero character"] = new("{{ \0 }}", "Syntax"),
        };

    public static IReadOnlyDictionary<string, Hostile> Depth { get; } =
        new Dictionary<string, Hostile>
        {
            ["macro that calls itself"] = new("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "MaxRecursion"),
            ["macros that call each other"] = new(
                "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
                "MaxRecursion"
            ),
            ["macro that calls itself with a caller"] = new(
                "{% macro a() %}{% call a() %}{{ caller() }}{% endcall %}{% endmacro %}{{ a() }}",
                "MaxRecursion"
            ),
            ["include of itself"] = new("{% include 'a' %}", "MaxRecursion", ("a", "{% include 'a' %}")),
            ["import of itself"] = new("{% import 'a' as x %}", "MaxRecursion", ("a", "{% import 'a' as x %}")),
            ["import of itself with context"] = new(
                "{% import 'a' as x with context %}",
                "MaxRecursion",
                ("a", "{% import 'a' as x with context %}")
            ),
            ["from import of itself"] = new(
                "{% from 'a' import x %}",
                "MaxRecursion",
                ("a", "{% from 'a' import x %}{% set x = 1 %}")
            ),
            ["parent of itself"] = new("{% extends 'a' %}", "MaxRecursion", ("a", "{% extends 'a' %}")),
            ["parents of each other"] = new(
                "{% extends 'a' %}",
                "MaxRecursion",
                ("a", "{% extends 'b' %}"),
                ("b", "{% extends 'a' %}")
            ),
            ["includes of includes"] = new(
                "{% include 'a' %}",
                "MaxIncludes",
                [
                    .. "abcdef".Select(name => (name.ToString(), Times($"{{% include '{(char)(name + 1)}' %}}", 10))),
                    ("g", "x"),
                ]
            ),
            ["block that calls itself"] = new("{% block a %}{{ self.a() }}{% endblock %}", "MaxRecursion"),
            ["super that calls its child"] = new(
                "{% extends 'a' %}{% block x %}{{ super() }}{% endblock %}",
                "MaxRecursion",
                ("a", "{% block x %}{{ self.x() }}{% endblock %}")
            ),
            ["loop that calls itself"] = new("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", "MaxRecursion"),
            ["list of itself, printed"] = new(SelfList + "{{ a }}", "rendered"),
            ["list of itself, pretty"] = new(SelfList + "{{ a|pprint }}", "rendered"),
            ["list of itself, formatted"] = new(SelfList + "{{ '%s'|format(a) }}{{ '{}'.format(a) }}", "rendered"),
            ["list of itself, as JSON"] = new(SelfList + "{{ a|tojson }}", "Runtime"),
            ["list of itself, compared"] = new(SelfList + "{{ a == b }}", "Runtime"),
            ["list of itself, ordered"] = new(SelfList + "{{ a < b }}", "Runtime"),
            ["list of itself, sorted"] = new(SelfList + "{{ [a, b]|sort }}", "Runtime"),
            ["list of itself, hashed"] = new(SelfList + "{{ {(a,): 1} }}", "Runtime"),
            ["list of itself, unique"] = new(SelfList + "{{ [a, b]|unique|list }}", "Runtime"),
            ["list of itself, sought"] = new(SelfList + "{{ a in [b] }}", "Runtime"),
            ["list of itself, joined"] = new(SelfList + "{{ a|join }}", "rendered"),
            ["dict of itself, printed"] = new(SelfDict + "{{ a }}", "rendered"),
            ["dict of itself, as JSON"] = new(SelfDict + "{{ a|tojson(indent=2) }}", "Runtime"),
            ["dict of itself, compared"] = new(SelfDict + "{{ a == b }}", "Runtime"),
            ["dict of itself, as attributes"] = new(SelfDict + "{{ a|xmlattr }}", "rendered"),
            ["values of themselves, printed"] = new(
                "{% set a = {} %}{% do a.update(x=a.values()) %}{{ a.values() }}",
                "rendered"
            ),
            ["items of themselves, compared"] = new(
                "{% set a = {} %}{% set b = {} %}{% do a.update(x=a.items()) %}{% do b.update(x=b.items()) %}{{ a.items() == b.items() }}",
                "Runtime"
            ),
            ["deep list, printed"] = new(Deep("[]", "[ns.a]") + "{{ ns.a }}", "Runtime"),
            ["deep list, as JSON"] = new(Deep("[]", "[ns.a]") + "{{ ns.a|tojson }}", "Runtime"),
            ["deep list, pretty"] = new(Deep("[]", "[ns.a]") + "{{ ns.a|pprint }}", "Runtime"),
            ["deep dict, as JSON"] = new(Deep("{}", "{'x': ns.a}") + "{{ ns.a|tojson }}", "Runtime"),
            ["deep lists, compared"] = new(
                Deep("[]", "[ns.a]") + "{% set b = ns.a %}" + Deep("[]", "[ns.a]") + "{{ ns.a == b }}",
                "Runtime"
            ),
            ["deep tuple, hashed"] = new(Deep("()", "(ns.a,)") + "{{ {ns.a: 1} }}", "Runtime"),
            ["deep tuples, sorted"] = new(
                Deep("()", "(ns.a,)") + "{% set b = ns.a %}" + Deep("()", "(ns.a,)") + "{{ [ns.a, b]|sort }}",
                "Runtime"
            ),
            ["generators of generators"] = new(Deep("[1]", "ns.a|map('string')") + "{{ ns.a|list }}", "Runtime"),
            ["selections of selections"] = new(Deep("[1]", "ns.a|select") + "{{ ns.a|first }}", "Runtime"),
        };

    public static IReadOnlyDictionary<string, Hostile> Growth { get; } =
        new Dictionary<string, Hostile>
        {
            ["range"] = new("{{ range(10**9)|list }}", "Security"),
            ["loops in loops"] = new(
                "{% for i in range(1000) %}{% for j in range(1000) %}{% for k in range(1000) %}{% endfor %}{% endfor %}{% endfor %}",
                "MaxSteps"
            ),
            ["set in a loop"] = new(
                "{% for i in range(99999) %}{% for j in range(99999) %}{% set a = i %}{% endfor %}{% endfor %}",
                "MaxSteps"
            ),
            ["repeated string"] = new("{{ 'a' * 10**9 }}", "MaxStringLength"),
            ["repeated list"] = new("{{ [0] * 10**9 }}", "MaxCollectionSize"),
            ["repeated tuple"] = new("{{ (0,) * 10**9 }}", "MaxCollectionSize"),
            ["repeated beyond any index"] = new("{{ 'a' * 10**30 }}", "Runtime"),
            ["power"] = new("{{ 10**(10**8) }}", "MaxIntegerBits"),
            ["squares"] = new(Deep("9", "ns.a * ns.a") + "{{ ns.a }}", "MaxIntegerBits"),
            ["shift"] = new("{{ 1 << 1000000000 }}", "Syntax"),
            ["hexadecimal text"] = new("{{ ('f' * 1000000)|int(0, 16) }}", "MaxIntegerBits"),
            ["width of a percent format"] = new("{{ '%1000000000d'|format(1) }}", "MaxStringLength"),
            ["width of a percent operator"] = new("{{ '%1000000000s' % 'a' }}", "MaxStringLength"),
            ["precision of a percent format"] = new("{{ '%.1000000000f' % 1.5 }}", "MaxStringLength"),
            ["width as an argument"] = new("{{ '%*d' % (1000000000, 1) }}", "MaxStringLength"),
            ["width of a brace format"] = new("{{ '{:1000000000}'.format(1) }}", "MaxStringLength"),
            ["precision of a brace format"] = new("{{ '{:.1000000000f}'.format(1.5) }}", "MaxStringLength"),
            ["nested width"] = new("{{ '{:{}}'.format(1, 1000000000) }}", "MaxStringLength"),
            ["index of a brace format"] = new("{{ '{99999999999999999999}'.format(1) }}", "Runtime"),
            ["center"] = new("{{ 'a'|center(10**9) }}", "MaxStringLength"),
            ["ljust"] = new("{{ 'a'.ljust(10**9) }}", "MaxStringLength"),
            ["rjust"] = new("{{ 'a'.rjust(10**9) }}", "MaxStringLength"),
            ["zfill"] = new("{{ 'a'.zfill(10**9) }}", "MaxStringLength"),
            ["expandtabs"] = new("{{ '\\t'.expandtabs(10**9) }}", "MaxStringLength"),
            ["indent"] = new("{{ 'a\nb'|indent(10**9) }}", "MaxStringLength"),
            ["indent by text"] = new("{{ ('a\n' * 1000)|indent('x' * 60000) }}", "MaxStringLength"),
            ["wordwrap"] = new("{{ 'a b'|wordwrap(10**9) }}", "rendered"),
            ["wordwrap with a long separator"] = new(
                "{{ ('ab ' * 5000)|wordwrap(1, true, 'x' * 60000) }}",
                "MaxStringLength"
            ),
            ["indent of JSON"] = new("{{ [[[1]]]|tojson(indent=10**9) }}", "MaxStringLength"),
            ["replace of nothing"] = new("{{ ('a' * 50000)|replace('', 'x' * 60000) }}", "MaxStringLength"),
            ["replace"] = new("{{ ('a' * 50000)|replace('a', 'x' * 60000) }}", "MaxStringLength"),
            ["translate"] = new("{{ ('a' * 5000).translate({97: 'x' * 60000}) }}", "MaxStringLength"),
            ["join"] = new("{{ (['a'] * 9000)|join('x' * 60000) }}", "MaxStringLength"),
            ["join that doubles"] = new(Deep("'a'", "[ns.a, ns.a]|join") + "{{ ns.a|length }}", "MaxStringLength"),
            ["concatenation that doubles"] = new(Deep("'a'", "ns.a ~ ns.a"), "MaxStringLength"),
            ["format that doubles"] = new(Deep("'a'", "'%s%s'|format(ns.a, ns.a)"), "MaxStringLength"),
            ["list that doubles"] = new(Deep("[1]", "ns.a + ns.a"), "MaxCollectionSize"),
            ["list that extends itself"] = new(
                "{% set a = [1] %}{% for i in range(60) %}{% do a.extend(a) %}{% endfor %}",
                "MaxCollectionSize"
            ),
            ["list that grows while walked"] = new(
                "{% set a = [1] %}{% for i in a %}{% do a.append(1) %}{% endfor %}",
                "MaxCollectionSize"
            ),
            ["lists of lists, printed"] = new(Doubled("[1]", "[ns.a, ns.a]") + "{{ ns.a }}", "MaxOutputLength"),
            ["lists of lists, as JSON"] = new(Doubled("[1]", "[ns.a, ns.a]") + "{{ ns.a|tojson }}", "MaxStringLength"),
            ["lists of lists, compared"] = new(
                Doubled("[1]", "[ns.a, ns.a]")
                    + "{% set b = ns.a %}"
                    + Doubled("[1]", "[ns.a, ns.a]")
                    + "{{ ns.a == b }}",
                "MaxSteps"
            ),
            ["tuples of tuples, compared"] = new(
                Doubled("(1,)", "(ns.a, ns.a)")
                    + "{% set b = ns.a %}"
                    + Doubled("(1,)", "(ns.a, ns.a)")
                    + "{{ ns.a == b }}",
                "MaxSteps"
            ),
            ["tuples of tuples, hashed"] = new(Doubled("(1,)", "(ns.a, ns.a)") + "{{ {ns.a: 1} }}", "MaxSteps"),
            ["fill of a batch"] = new("{{ [1]|batch(10**9, 'x')|list }}", "MaxCollectionSize"),
            ["fill of slices"] = new("{{ [1]|slice(10**9, 'x')|list }}", "MaxCollectionSize"),
            ["lipsum"] = new("{{ lipsum(10**6) }}", "MaxStringLength"),
            ["words of lipsum"] = new("{{ lipsum(1, true, 10**9, 10**9 + 1) }}", "MaxStringLength"),
            ["cyclers"] = new(
                "{% set a = [] %}{% for i in range(99999) %}{% do a.append(cycler(1, *a)) %}{% endfor %}",
                "MaxSteps"
            ),
            ["keywords of a macro"] = new(
                "{% macro m() %}{{ kwargs|length }}{% endmacro %}{{ m(**dict.fromkeys(range(99999)|map('string'))) }}",
                "rendered"
            ),
            ["output"] = new("{% for i in range(99999) %}{{ 'x' * 1000 }}{% endfor %}", "MaxOutputLength"),
            ["output that is thrown away"] = new(
                "{% for i in range(99999) %}{% set x %}{{ 'x' * 10000 }}{% endset %}{% endfor %}",
                "MaxAllocatedBytes"
            ),
            ["strings that are kept"] = new(
                "{% set a = [] %}{% for i in range(9999) %}{% do a.append('x' * (200000 + i)) %}{% endfor %}",
                "MaxAllocatedBytes"
            ),
            ["search that could be quadratic"] = new(
                "{% set s = 'a' * 2000000 %}{% set p = 'a' * 900000 ~ 'b' ~ 'a' * 900000 %}{{ s.find(p) }}{{ p in s }}{{ s.count(p) }}{{ s.rfind(p) }}",
                "rendered"
            ),
            ["wrapping of blanks"] = new("{{ (' ' * 3000000)|wordwrap|length }}", "rendered"),
            ["links in brackets"] = new("{{ ('(' * 500000)|urlize|length }}", "rendered"),
            ["open tags"] = new("{{ ('<' * 1000000)|striptags|length }}", "rendered"),
            ["open comments"] = new("{{ ('<!--' * 200000)|striptags|length }}", "rendered"),
        };

    /// <summary>The templates of two other ports that hang or die.</summary>
    public static IReadOnlyDictionary<string, Hostile> OtherPorts { get; } =
        new Dictionary<string, Hostile>
        {
            ["tuple backwards"] = new("{{ (1,2,3)[::-1] }}", "rendered"),
            ["slice with step nothing"] = new("{{ numbers[::0] }}", "Runtime"),
            ["cycle of nothing"] = new("{% for x in [1] %}{{ loop.cycle() }}{% endfor %}", "Runtime"),
            ["break inside with"] = new("{% for x in [1] %}{% with %}{% break %}{% endwith %}{% endfor %}", "rendered"),
            ["division of the smallest integer"] = new("{{ (-9223372036854775807 - 1) // -1 }}", "rendered"),
            ["remainder of the smallest integer"] = new("{{ (-9223372036854775807 - 1) % -1 }}", "rendered"),
            ["smallest step"] = new("{{ numbers[::-9223372036854775808] }}", "rendered"),
        };

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Names(int count, string after) =>
        string.Join(',', Enumerable.Range(0, count).Select(i => $"a{i}{after}"));

    private static string Deep(string start, string next) => Repeated(9000, start, next);

    private static string Doubled(string start, string next) => Repeated(40, start, next);

    private static string Repeated(int times, string start, string next) =>
        $"{{% set ns = namespace(a={start}) %}}{{% for i in range({times}) %}}{{% set ns.a = {next} %}}{{% endfor %}}";
}
