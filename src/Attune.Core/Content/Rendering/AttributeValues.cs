using Attune.Decisions.Users;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// Shows stored values to templates in place: numbers as the JSON said them, text without a copy, arrays and objects as
/// views.
/// </summary>
internal static class AttributeValues
{
    /// <summary>The value as a template sees it. A missing value and JSON null inside an array or object are None.</summary>
    public static Value ToValue(AttributeValue value) =>
        value.Kind switch
        {
            AttributeKind.Boolean => Value.FromBool(value.AsBoolean()),
            AttributeKind.Integer => Value.FromInt(value.AsInteger()),
            AttributeKind.BigInteger => Value.FromBigInteger(value.AsBigInteger()),
            AttributeKind.Double => Value.FromDouble(value.AsDouble()),
            AttributeKind.String => Value.FromString(value.AsString()),
            AttributeKind.Array => Value.FromHost(new AttributeListView(value)),
            AttributeKind.Object => Value.FromHost(new AttributeSetView(value.AsObject())),
            _ => Value.None,
        };

    /// <summary>
    /// The value under a name of its own; false where it is missing or null. A profile that knows no name is rendered as
    /// one that has none, and <c>default</c> takes effect, instead of printing "None".
    /// </summary>
    public static bool TryToValue(AttributeValue value, out Value converted)
    {
        converted = value.IsNullOrMissing ? default : ToValue(value);
        return !value.IsNullOrMissing;
    }
}
