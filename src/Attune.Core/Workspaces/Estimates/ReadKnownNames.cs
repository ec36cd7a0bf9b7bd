using Attune.Decisions.Users;

namespace Attune.Core.Workspaces.Estimates;

/// <summary>Finds out which attributes and events the users of a workspace have, from a sample of them.</summary>
public sealed class ReadKnownNames(UserSamples samples)
{
    private const int MaximumNames = 500;
    private const int MaximumEvents = 200_000;

    public async Task<KnownNames> ExecuteAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var sample = await samples.GetAsync(workspaceId, cancellationToken);
        var attributes = new Dictionary<string, int>(StringComparer.Ordinal);
        var events = new Dictionary<string, int>(StringComparer.Ordinal);
        var eventAttributes = new Dictionary<string, int>(StringComparer.Ordinal);
        var left = MaximumEvents;
        foreach (var user in sample.Users)
        {
            foreach (var (key, _) in user.Attributes)
            {
                Count(attributes, AttributeCatalog.DisplayName(key));
            }
            foreach (var happened in user.Events.Enumerate())
            {
                if (left-- <= 0)
                {
                    break;
                }
                Count(events, happened.Name);
                foreach (var (key, _) in happened.Attributes())
                {
                    Count(eventAttributes, key);
                }
            }
        }
        foreach (var standard in AttributeCatalog.All)
        {
            attributes.TryAdd(standard.DisplayName, 0);
        }
        return new KnownNames
        {
            Attributes = MostFrequent(attributes),
            Events = MostFrequent(events),
            EventAttributes = MostFrequent(eventAttributes),
        };
    }

    private static void Count(Dictionary<string, int> counts, string name) =>
        counts[name] = counts.GetValueOrDefault(name) + 1;

    private static IReadOnlyList<string> MostFrequent(Dictionary<string, int> counts) =>
        [
            .. counts
                .OrderByDescending(entry => entry.Value)
                .ThenBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
                .Take(MaximumNames)
                .Select(entry => entry.Key),
        ];
}
