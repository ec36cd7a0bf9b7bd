using System.Text.Json;

namespace Attune.Jinja.Values;

/// <summary>A JSON object, read when it is first touched. Safe for concurrent use.</summary>
internal sealed class JsonObjectView(JsonElement json) : HostDictionary
{
    private PyDict? _members;

    private PyDict Members => _members ?? Read();

    public override int Count => Members.Count;

    public override IEnumerable<KeyValuePair<Value, Value>> Pairs => Members;

    public override bool TryGetValue(Value key, out Value value) => Members.TryGetValue(key, out value);

    // Two threads may both read; either result is as good.
    private PyDict Read()
    {
        var members = new PyDict();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            members.Set(Value.FromString(property.Name), JsonValues.ToValue(property.Value));
        }
        return _members = members;
    }
}
