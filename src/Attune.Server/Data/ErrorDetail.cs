using System.Text.Json.Serialization;

namespace Attune.Server.Data;

/// <summary>One mistake of several, or one of a bulk request's element.</summary>
internal sealed record ErrorDetail
{
    public ErrorDetail(DataError error, int? index = null)
    {
        Index = index;
        Attribute = error.Attribute;
        Path = error.Path;
        Message = error.Message;
        Type = error.Type;
    }

    /// <summary>The element's place in the bulk request, from 0.</summary>
    [JsonPropertyOrder(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Index { get; }

    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Attribute { get; }

    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; }

    [JsonPropertyOrder(3)]
    public string Message { get; }

    [JsonPropertyOrder(4)]
    public string Type { get; }
}
