using System.Globalization;
using Attune.Decisions.Validation;

namespace Attune.Server.Management.Http;

/// <summary>Reads the query of a request and names everything in it that makes no sense. Not thread-safe.</summary>
internal sealed class QueryReader(HttpContext context)
{
    public const int DefaultPage = 50;
    public const int MaximumPage = 200;

    private readonly ProblemList problems = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>The text, or null where there is none.</summary>
    public string? Text(string name, int maximum = 300)
    {
        known.Add(name);
        var values = context.Request.Query[name];
        if (values.Count > 1)
        {
            problems.Add(name, "Expected once.");
        }
        var text = values.Count == 0 ? null : values[0];
        if (text?.Length > maximum || (text?.Any(char.IsControl) ?? false))
        {
            problems.Add(name, $"Expected at most {maximum} characters, none of them a control character.");
        }
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public int Limit()
    {
        var text = Text("limit");
        if (text is null)
        {
            return DefaultPage;
        }
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= MaximumPage
        )
        {
            return limit;
        }
        problems.Add("limit", $"Expected a whole number from 1 to {MaximumPage}.");
        return DefaultPage;
    }

    public long? Number(string name)
    {
        var text = Text(name);
        if (text is null || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return text is null ? null : long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        }
        problems.Add(name, "Expected a whole number.");
        return null;
    }

    public DateTimeOffset? Moment(string name)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }
        if (
            DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var moment
            )
        )
        {
            return moment;
        }
        problems.Add(name, "Expected a date and time such as 2026-03-01T12:00:00Z.");
        return null;
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is null or "true" or "false")
        {
            return text == "true";
        }
        problems.Add(name, "Expected true or false.");
        return false;
    }

    /// <summary>One of the words, or null where there is none.</summary>
    public string? OneOf(string name, params ReadOnlySpan<string> words)
    {
        var text = Text(name);
        if (text is not null && !words.Contains(text))
        {
            problems.Add(name, $"Expected one of {string.Join(", ", words.ToArray())}.");
        }
        return text;
    }

    /// <summary>Names something that only the call itself can judge.</summary>
    public void Refuse(string name, string message) => problems.Add(name, message);

    /// <summary>As <see cref="Refuse"/>, where nothing else is wrong.</summary>
    public void RefuseUnlessRefused(string name, string message)
    {
        if (problems.Count == 0)
        {
            problems.Add(name, message);
        }
    }

    /// <summary>The refusal of a query that makes no sense, or null. Called after everything was read.</summary>
    public IResult? Refused()
    {
        var expected = known.Order().ToList();
        foreach (var name in context.Request.Query.Keys.Where(known.Add))
        {
            problems.Add(name, $"There is no such parameter. Expected one of {string.Join(", ", expected)}.");
        }
        return problems.Count == 0 ? null : Refusal.Invalid(problems.All);
    }
}
