namespace Attune.Jinja.Tests.Safety;

/// <summary>Cancellation is seen inside every built-in: between two looks at it lie no more than so many characters or items.</summary>
public sealed class CancellationTests
{
    private const int Characters = 300_000;
    private const int Items = 30_000;

    /// <summary>Built-ins that take each character in hand: a look for every 64 Ki of them, or more often.</summary>
    public static TheoryData<string> OverCharacters =>
        [
            "letters|upper",
            "letters|lower",
            "letters|title",
            "letters|capitalize",
            "letters.upper()",
            "letters.title()",
            "letters.swapcase()",
            "letters.casefold()",
            "letters.isalpha()",
            "letters.isalnum()",
            "letters.islower()",
            "letters.isidentifier()",
            "letters.isprintable()",
            "letters is lower",
            "letters|wordcount",
            "letters|wordwrap",
            "letters|wordwrap(1)",
            "letters|wordwrap(10, false)",
            "letters|urlencode",
            "letters|tojson",
            "letters|pprint",
            "letters|string|list|length",
            "letters|reverse",
            "letters|replace('é', 'ab')",
            "letters.replace('é', '')",
            "letters.split('é')|length",
            "letters.rsplit('é')|length",
            "letters.count('é')",
            "letters.translate({233: 'e'})",
            "letters.strip('é')",
            "letters.strip(letters)",
            "letters.encode()",
            "letters|map('upper')|list|length",
            "letters|unique|list|length",
            "letters|min",
            "letters|join",
            "letters|join(',')",
            "letters|batch(3)|list|length",
            "letters|slice(3)|list|length",
            "letters|select|list|length",
            "'%r' % [letters]",
            "'{!r}'.format(letters)",
            "[letters]|string",
            "blanks|wordwrap",
            "blanks|urlencode",
            "angles|e",
            "angles|urlize",
            "angles|xmlattr if false else angles|forceescape",
            "lines|indent",
            "lines|wordwrap",
            "lines.splitlines()|length",
            "lines|pprint",
            "words|wordwrap(20)",
            "words|urlize",
            "words|title",
            "words.split()|length",
            "words|pprint",
            "tabs.expandtabs(2)",
            "letters.find(long)",
            "letters.rfind(long)",
            "letters.count(long)",
            "long in letters",
            "letters.partition(long)|length",
            "letters.replace(long, '')",
            "letters.split(long)|length",
            "tags|striptags",
            "entities|safe|striptags",
        ];

    /// <summary>Built-ins that take each item of a collection in hand.</summary>
    public static TheoryData<string> OverItems =>
        [
            "numbers|sort",
            "numbers|sort(reverse=true)",
            "numbers|unique|list|length",
            "numbers|min",
            "numbers|max",
            "numbers|sum",
            "numbers|join",
            "numbers|list|length",
            "numbers|reverse|list|length",
            "numbers|map('string')|list|length",
            "numbers|select('odd')|list|length",
            "numbers|reject('odd')|list|length",
            "numbers|batch(3)|list|length",
            "numbers|slice(3)|list|length",
            "numbers|tojson",
            "numbers|pprint",
            "numbers|string",
            "-1 in numbers",
            "numbers.index(numbers|last)",
            "numbers.count(1)",
            "numbers == numbers|list",
            "[numbers < numbers|list]",
            "'%s' % [numbers]",
            "'{}'.format(numbers)",
            "range(30000)|list|length",
            "range(30000)|sum",
            "rows|groupby('a')|length",
            "rows|sort(attribute='a')|length",
            "rows|map(attribute='a')|list|length",
            "rows|selectattr('a')|list|length",
            "rows|rejectattr('a')|list|length",
            "rows|sum(attribute='a')",
            "rows|tojson",
            "rows|urlencode if false else rows|pprint",
            "map|dictsort|length",
            "map|dictsort(by='value')|length",
            "map|items|list|length",
            "map|urlencode",
            "map|xmlattr",
            "map|tojson",
            "map.items()|list|length",
            "dict(map)|length",
            "dict(**map)|length",
            "namespace(**map)",
            "dict.fromkeys(numbers)|length",
            "lipsum(100)",
        ];

    [Theory]
    [MemberData(nameof(OverCharacters))]
    public void Render_OverMuchText_LooksForCancellationOnTheWay(string expression) =>
        Check(expression, Characters / 65_536);

    [Theory]
    [MemberData(nameof(OverItems))]
    public void Render_OverManyItems_LooksForCancellationOnTheWay(string expression) =>
        Check(expression, Items / 8_192);

    [Fact]
    public void Render_OfALoop_LooksForCancellationOnTheWay() =>
        Check("numbers %}{% for x in numbers %}{% endfor %}{% set r = 1", Items / 8_192);

    private static void Check(string expression, int atLeast)
    {
        var time = new CountingTime();
        Render(expression, time);
        Assert.InRange(time.Looks, atLeast, int.MaxValue);

        // Cancelled half way, it does not come to its end.
        var cancelled = new CountingTime { CancelAt = time.Looks / 2 };
        Assert.Throws<OperationCanceledException>(() => Render(expression, cancelled));
        Assert.True(cancelled.Looks <= cancelled.CancelAt + 1, $"{cancelled.Looks} looks after {cancelled.CancelAt}");
    }

    private static void Render(string expression, CountingTime time)
    {
        var options = new JinjaOptions
        {
            TimeProvider = time,
            Limits = RenderLimits.Preview with
            {
                MaxStringLength = 16 * 1024 * 1024,
                MaxCollectionSize = 2 * Characters,
                MaxSteps = long.MaxValue,
                MaxAllocatedBytes = long.MaxValue / 4,
            },
        };
        new JinjaEnvironment(options)
            .FromString($"{{% set r = {expression} %}}")
            .Render(Context, cancellationToken: time.Cancellation);
    }

    private static readonly Dictionary<string, object?> Context = new()
    {
        ["letters"] = new string('é', Characters),
        ["blanks"] = new string(' ', Characters),
        ["angles"] = new string('<', Characters),
        ["tabs"] = new string('\t', Characters),
        ["lines"] = Repeated("x\n"),
        ["words"] = Repeated("ab ça "),
        ["tags"] = Repeated("<b>é</b>"),
        ["entities"] = Repeated("&eacute;"),
        ["long"] = new string('é', 300) + "b" + new string('é', 300),
        ["numbers"] = Enumerable.Range(0, Items).Select(i => (object?)(i * 7919L % Items)).ToList(),
        ["rows"] = Enumerable
            .Range(0, Items)
            .Select(i => (object?)new Dictionary<string, object?> { ["a"] = i * 7919L % Items })
            .ToList(),
        ["map"] = Enumerable.Range(0, Items).ToDictionary(i => $"k{i}", i => (object?)(i * 7919L % Items)),
    };

    private static string Repeated(string unit) => string.Concat(Enumerable.Repeat(unit, Characters / unit.Length));
}
