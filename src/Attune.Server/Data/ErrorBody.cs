using System.Text.Json.Serialization;

namespace Attune.Server.Data;

/// <summary>The <c>error</c> member of a refusal.</summary>
internal sealed record ErrorBody(
    [property: JsonPropertyOrder(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Attribute,
    [property: JsonPropertyOrder(1)] string Message,
    [property: JsonPropertyOrder(2)] string Type,
    [property: JsonPropertyOrder(3), JsonPropertyName("request_id")] string RequestId
)
{
    /// <summary>All mistakes, where there are several.</summary>
    [JsonPropertyOrder(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ErrorDetail>? Details { get; init; }
}
