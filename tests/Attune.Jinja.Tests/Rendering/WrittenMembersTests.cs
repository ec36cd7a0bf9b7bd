using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Rendering;

/// <summary>Rows print the same however the dictionaries order their members.</summary>
public sealed class WrittenMembersTests
{
    private const string Row = "{% for r in rows %}<{{ r.id }}|{{ r.name }}|{{ r.note }}|{{ r.last }}>{% endfor %}";

    [Fact]
    public void Row_OfMembersInAnyOrder_PrintsEachMember()
    {
        string[] names = ["id", "name", "note", "last"];
        var rows = Permutations(names)
            .Select(order => (object?)order.ToDictionary(n => n, n => (object?)(n + "<")))
            .ToList();

        var text = Render(Row, new() { ["rows"] = rows });

        Assert.Equal(24, rows.Count);
        Assert.Equal(string.Concat(Enumerable.Repeat("<id&lt;|name&lt;|note&lt;|last&lt;>", rows.Count)), text);
    }

    [Fact]
    public void Row_WithMembersBetweenAndMissing_PrintsWhatIsThere()
    {
        var rows = new List<object?>
        {
            new Dictionary<string, object?>
            {
                ["zero"] = 0L,
                ["id"] = 1L,
                ["x"] = "x",
                ["y"] = "y",
                ["name"] = null,
                ["note"] = 2.5,
                ["z"] = 3L,
                ["last"] = true,
            },
            new Dictionary<string, object?>
            {
                ["id"] = 2L,
                ["last"] = new List<object?> { 1L, "a" },
            },
            new Dictionary<string, object?>(),
            "text",
        };

        var text = Render(Row, new() { ["rows"] = rows });

        Assert.Equal("<1|None|2.5|True><2|||[1, &#39;a&#39;]><|||><|||>", text);
    }

    [Fact]
    public void Row_WithTheNameOfAMethod_PrefersTheMethodAsPythonDoes()
    {
        var row = new Dictionary<string, object?>
        {
            ["id"] = 1L,
            ["items"] = "own",
            ["name"] = "n",
        };

        var text = Render("{{ r.id }}{{ r['items'] }}{{ r.items() | length }}{{ r.name }}", new() { ["r"] = row });

        Assert.Equal("1own3n", text);
    }

    [Fact]
    public void Row_WithAStrictMissingMember_FailsAtThatMember()
    {
        var environment = new JinjaEnvironment(new JinjaOptions { Undefined = UndefinedKind.Strict });
        var template = environment.FromString("{{ r.a }}\n{{ r.b }}\n{{ r.c }}");
        var data = new Dictionary<string, object?>
        {
            ["r"] = new Dictionary<string, object?> { ["a"] = 1L, ["b"] = 2L },
        };

        var error = Assert.Throws<JinjaUndefinedException>(() => template.Render(data));

        Assert.Equal(3, error.Line);
    }

    private static string Render(string source, Dictionary<string, object?> data) =>
        new JinjaEnvironment(new JinjaOptions { Autoescape = AutoescapeModes.On }).FromString(source).Render(data);

    private static IEnumerable<string[]> Permutations(string[] names) =>
        names.Length == 1
            ? [names]
            : names.SelectMany(first =>
                Permutations([.. names.Where(n => n != first)]).Select(rest => (string[])[first, .. rest])
            );
}
