using Attune.Decisions.Rules;

namespace Attune.Decisions.Recordings;

/// <summary>What has to be kept of a request for some keys: all that their rules read, each thing once. Immutable.</summary>
internal sealed class RecordingPlan
{
    public RecordingPlan(IEnumerable<RuleNeeds> needs)
    {
        var attributes = new SortedSet<string>(StringComparer.Ordinal);
        var segments = new SortedSet<string>(StringComparer.Ordinal);
        var parameters = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var need in needs)
        {
            attributes.UnionWith(need.Attributes);
            segments.UnionWith(need.Segments);
            parameters.UnionWith(need.Parameters);
            Session |= need.Session;
            IsRanked |= need.Rankings.Count > 0;
        }

        Attributes = [.. attributes];
        Segments = [.. segments];
        Parameters = [.. parameters];
    }

    public string[] Attributes { get; }

    public string[] Segments { get; }

    public string[] Parameters { get; }

    public SessionFields Session { get; }

    public bool IsRanked { get; }
}
