using System.Globalization;
using System.Text.Json;

namespace Attune.Core.Workspaces.Audit;

/// <summary>
/// Finds where two versions of a record differ, as deep as they can be compared. Items of a list that carry an <c>id</c>
/// are compared by it, so that a moved or inserted item is not told as a change of everything after it. Pure.
/// </summary>
public static class JsonDiff
{
    /// <summary>Differences told at most; the last one then stands for the rest of the record.</summary>
    public const int MaximumChanges = 500;

    public static IReadOnlyList<JsonChange> Compare(ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after)
    {
        var changes = new List<JsonChange>();
        Compare(Parse(before), Parse(after), "", changes);
        return changes;
    }

    private static JsonElement? Parse(ReadOnlyMemory<byte>? json) =>
        json is { } bytes ? JsonElement.Parse(bytes.Span) : null;

    private static void Compare(JsonElement? before, JsonElement? after, string path, List<JsonChange> changes)
    {
        if (changes.Count >= MaximumChanges)
        {
            return;
        }
        if (
            before is { ValueKind: JsonValueKind.Object } oldObject
            && after is { ValueKind: JsonValueKind.Object } newObject
        )
        {
            CompareObjects(oldObject, newObject, path, changes);
        }
        else if (
            before is { ValueKind: JsonValueKind.Array } oldList
            && after is { ValueKind: JsonValueKind.Array } newList
        )
        {
            CompareLists(oldList, newList, path, changes);
        }
        else if (!AreSame(before, after))
        {
            changes.Add(new JsonChange(path, before, after));
        }
    }

    private static void CompareObjects(JsonElement before, JsonElement after, string path, List<JsonChange> changes)
    {
        foreach (var member in before.EnumerateObject())
        {
            Compare(member.Value, Find(after, member.Name), Join(path, member.Name), changes);
        }
        foreach (var member in after.EnumerateObject().Where(member => Find(before, member.Name) is null))
        {
            Compare(null, member.Value, Join(path, member.Name), changes);
        }
    }

    private static void CompareLists(JsonElement before, JsonElement after, string path, List<JsonChange> changes)
    {
        var olds = Identified(before);
        var news = Identified(after);
        if (olds is null || news is null)
        {
            for (var i = 0; i < Math.Max(before.GetArrayLength(), after.GetArrayLength()); i++)
            {
                Compare(At(before, i), At(after, i), Item(path, i), changes);
            }
            return;
        }
        if (!olds.Keys.Where(news.ContainsKey).SequenceEqual(news.Keys.Where(olds.ContainsKey)))
        {
            changes.Add(new JsonChange(path + " (order)", Ids(olds.Keys), Ids(news.Keys)));
        }
        foreach (var (id, old) in olds.Where(entry => !news.ContainsKey(entry.Key)))
        {
            changes.Add(new JsonChange(Item(path, id), old, null));
        }
        foreach (var (id, item) in news)
        {
            Compare(olds.TryGetValue(id, out var old) ? old : null, item, Item(path, id), changes);
        }
    }

    /// <summary>The items by their ids, in their order, or null where not every item has one of its own.</summary>
    private static OrderedDictionary<string, JsonElement>? Identified(JsonElement list)
    {
        var items = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in list.EnumerateArray())
        {
            if (
                item.ValueKind != JsonValueKind.Object
                || Find(item, "id") is not { ValueKind: JsonValueKind.String } id
                || !items.TryAdd(id.GetString()!, item)
            )
            {
                return null;
            }
        }
        return items;
    }

    private static bool AreSame(JsonElement? before, JsonElement? after) =>
        before is { } old && after is { } now
            ? JsonElement.DeepEquals(old, now)
            : IsNothing(before) && IsNothing(after);

    private static bool IsNothing(JsonElement? element) => element is null or { ValueKind: JsonValueKind.Null };

    private static JsonElement? Find(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? At(JsonElement list, int index) => index < list.GetArrayLength() ? list[index] : null;

    private static JsonElement Ids(IEnumerable<string> ids) => JsonSerializer.SerializeToElement(ids);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Item(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    private static string Item(string path, string id) => $"{path}[{id}]";
}
