using System.Text.Json;
using Attune.Decisions.Experiences;

namespace Attune.Core.Personalize;

/// <summary>The words of the wire for a variable's type (wire.md 1.6).</summary>
internal static class DataTypes
{
    private static readonly string[] Names = ["string", "number", "boolean", "float", "json"];

    private static readonly JsonEncodedText[] Encoded = [.. Names.Select(name => JsonEncodedText.Encode(name))];

    public static string NameOf(VariableType type) => Names[(int)type];

    public static JsonEncodedText EncodedNameOf(VariableType type) => Encoded[(int)type];
}
