using System.Text.Json.Serialization;

namespace Attune.Core.Content.Recommendations;

/// <summary>What a user did with an item. The numbers are stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemActionKind>))]
public enum ItemActionKind
{
    [JsonStringEnumMemberName("view")]
    View = 0,

    [JsonStringEnumMemberName("cart")]
    Cart = 1,

    [JsonStringEnumMemberName("purchase")]
    Purchase = 2,
}
