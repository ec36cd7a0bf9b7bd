using System.Buffers.Text;
using System.Text;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>Lists experiences by search, status and tag, in pages.</summary>
public sealed class ListExperiences(ExperienceIndex index, IWorkspaceSnapshots snapshots, TimeProvider time)
{
    /// <summary>The page, or null where the cursor is none that this list gave.</summary>
    public ExperiencePage? Execute(string workspaceId, ExperienceQuery query)
    {
        var matching = Find(workspaceId, query);
        var start = 0;
        if (query.Cursor is not null)
        {
            if (ReadCursor(query.Cursor) is not { } last)
            {
                return null;
            }
            start = matching.FindIndex(entry => Compare((entry.Key, entry.Item.Id), last, query.Descending) > 0);
            start = start < 0 ? matching.Count : start;
        }
        var page = matching.Skip(start).Take(Math.Clamp(query.Limit, 1, 200)).ToList();
        var next = start + page.Count < matching.Count ? WriteCursor(page[^1].Key, page[^1].Item.Id) : null;
        return new ExperiencePage([.. page.Select(entry => entry.Item)], next, matching.Count);
    }

    /// <summary>All that match at once, without regard to limit and cursor.</summary>
    public IReadOnlyList<ExperienceListItem> ExecuteWhole(string workspaceId, ExperienceQuery query) =>
        [.. Find(workspaceId, query).Select(entry => entry.Item)];

    private List<(string Key, ExperienceListItem Item)> Find(string workspaceId, ExperienceQuery query)
    {
        var words = query.Search?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var matching = WithStatus(workspaceId)
            .Where(item =>
                words.All(word => Mentions(item, word))
                && (query.Statuses is null || query.Statuses.Contains(item.Status))
                && (query.Tag is null || item.Tags.Contains(query.Tag))
            )
            .Select(item => (Key: SortKey(item, query.Sort), Item: item))
            .ToList();
        matching.Sort((a, b) => Compare((a.Key, a.Item.Id), (b.Key, b.Item.Id), query.Descending));
        return matching;
    }

    private IEnumerable<ExperienceListItem> WithStatus(string workspaceId)
    {
        var now = time.GetUtcNow();
        var compiled = snapshots.Find(workspaceId);
        var served = compiled.Snapshot.Experiences.ToDictionary(summary => summary.Id);
        var broken = compiled
            .Problems.Where(problem => problem.Record == RecordKind.Experience)
            .Select(problem => problem.Id)
            .ToHashSet();
        foreach (var item in index.All(workspaceId))
        {
            yield return item.Status == ExperienceStatus.Draft || !served.TryGetValue(item.Id, out var summary)
                ? item with
                {
                    IsLeftOut = broken.Contains(item.Id),
                }
                : item with
                {
                    Status = summary.StatusAt(now),
                };
        }
    }

    private static bool Mentions(ExperienceListItem item, string word) =>
        item.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || item.Key.Contains(word, StringComparison.OrdinalIgnoreCase)
        || item.Id == word
        || item.Tags.Any(tag => tag.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string SortKey(ExperienceListItem item, ExperienceSort sort) =>
        sort switch
        {
            ExperienceSort.Name => item.Name.ToUpperInvariant(),
            ExperienceSort.Key => item.Key.ToUpperInvariant(),
            ExperienceSort.Created => Moment(item.CreatedAt),
            _ => Moment(item.UpdatedAt),
        };

    private static string Moment(DateTimeOffset moment) =>
        moment.ToUnixTimeMilliseconds().ToString("D15", System.Globalization.CultureInfo.InvariantCulture);

    private static int Compare((string Key, string Id) left, (string Key, string Id) right, bool descending)
    {
        var order = string.CompareOrdinal(left.Key, right.Key);
        order = order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
        return descending ? -order : order;
    }

    private static string WriteCursor(string key, string id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{id}\n{key}"));

    private static (string Key, string Id)? ReadCursor(string cursor)
    {
        if (!Base64Url.IsValid(cursor))
        {
            return null;
        }
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        var end = text.IndexOf('\n');
        return end < 0 ? null : (text[(end + 1)..], text[..end]);
    }
}
