using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Sessions;

/// <summary>The request's platform is one of these.</summary>
internal sealed class PlatformRule : SessionRule
{
    private readonly int _platforms;

    public PlatformRule(RuleClause clause, IEnumerable<Platform> platforms, bool negate)
        : base(clause, negate) => _platforms = platforms.Aggregate(0, (bits, platform) => bits | (1 << (int)platform));

    protected override SessionFields Fields => SessionFields.Platform;

    protected override Truth TestSession(ref RuleRun run)
    {
        if (run.Session.Platform is not { } platform || platform == Platform.Unknown)
        {
            return Truth.Unknown;
        }

        run.Trace?.See(platform.ToString());
        return Truths.Of((_platforms & (1 << (int)platform)) != 0);
    }
}
