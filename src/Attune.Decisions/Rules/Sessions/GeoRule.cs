using System.Collections.Frozen;

namespace Attune.Decisions.Rules.Sessions;

/// <summary>The request's address is in one of these countries, and regions, and cities, as far as each is asked for.</summary>
internal sealed class GeoRule : SessionRule
{
    private readonly FrozenSet<string>? _countryCodes;
    private readonly FrozenSet<string>? _regions;
    private readonly FrozenSet<string>? _cities;

    /// <param name="clause">The condition for people.</param>
    /// <param name="countryCodes">Codes of two letters.</param>
    /// <param name="regions">Names, compared without case.</param>
    /// <param name="cities">Names, compared without case.</param>
    /// <param name="negate">Whether the condition is turned round.</param>
    public GeoRule(
        RuleClause clause,
        IEnumerable<string>? countryCodes,
        IEnumerable<string>? regions,
        IEnumerable<string>? cities,
        bool negate
    )
        : base(clause, negate)
    {
        _countryCodes = countryCodes?.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _regions = regions?.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _cities = cities?.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    protected override SessionFields Fields => SessionFields.Geo;

    protected override Truth TestSession(ref RuleRun run)
    {
        var geo = run.Session.Geo;
        if (run.Trace is { } trace)
        {
            trace.See(string.Join(" / ", geo.CountryName ?? "?", geo.Region ?? "?", geo.City ?? "?"));
        }

        var country = IsIn(_countryCodes, geo.CountryCode);
        var region = IsIn(_regions, geo.Region);
        var city = IsIn(_cities, geo.City);
        return country == Truth.False || region == Truth.False || city == Truth.False ? Truth.False
            : country == Truth.Unknown || region == Truth.Unknown || city == Truth.Unknown ? Truth.Unknown
            : Truth.True;
    }

    private static Truth IsIn(FrozenSet<string>? wanted, string? name) =>
        wanted is null ? Truth.True
        : name is null ? Truth.Unknown
        : Truths.Of(wanted.Contains(name));
}
