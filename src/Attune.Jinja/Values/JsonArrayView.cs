using System.Text.Json;

namespace Attune.Jinja.Values;

/// <summary>A JSON array, read when it is first touched. Safe for concurrent use.</summary>
internal sealed class JsonArrayView(JsonElement json) : HostList
{
    private Value[]? _items;

    private Value[] Items => _items ?? Read();

    public override int Count => Items.Length;

    public override Value this[int index] => Items[index];

    // Two threads may both read; either result is as good.
    private Value[] Read()
    {
        var items = new Value[json.GetArrayLength()];
        int index = 0;
        foreach (JsonElement item in json.EnumerateArray())
        {
            items[index++] = JsonValues.ToValue(item);
        }
        return _items = items;
    }
}
