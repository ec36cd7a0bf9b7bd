using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Attune.Decisions.Experiences;

namespace Attune.Decisions.Values;

/// <summary>
/// Turns what a template rendered into the JSON value of the variable's type (wire.md section 1.6). White space around a number, a
/// boolean and JSON is left out. What does not fit fails the experience with <c>PERSONALIZATION_FAILED</c>. Thread-safe.
/// </summary>
public static class TypedValue
{
    /// <summary>JSON may be nested this deep.</summary>
    public const int MaxDepth = 64;

    /// <summary>Writes the value as one JSON token sequence.</summary>
    /// <param name="type">The variable's type.</param>
    /// <param name="rendered">What the template gave, in UTF-8.</param>
    /// <param name="writer">Stands where a value may be written.</param>
    /// <returns>
    /// False, with nothing written, where the text is not a JSON number (<c>number</c>, <c>float</c>), not true or false in any case
    /// (<c>boolean</c>), or not one JSON object or array (<c>json</c>).
    /// </returns>
    public static bool TryWrite(VariableType type, ReadOnlySpan<byte> rendered, Utf8JsonWriter writer)
    {
        switch (type)
        {
            case VariableType.String:
                writer.WriteStringValue(rendered);
                return true;
            case VariableType.Boolean:
                return TryWriteBoolean(Trim(rendered), writer);
            case VariableType.Json:
                return TryWriteJson(Trim(rendered), writer);
            default:
                return TryWriteNumber(Trim(rendered), writer);
        }
    }

    private static bool TryWriteBoolean(ReadOnlySpan<byte> text, Utf8JsonWriter writer)
    {
        // Python prints True and False, so templates do.
        var isTrue = System.Text.Ascii.EqualsIgnoreCase(text, "true"u8);
        if (!isTrue && !System.Text.Ascii.EqualsIgnoreCase(text, "false"u8))
        {
            return false;
        }

        writer.WriteBooleanValue(isTrue);
        return true;
    }

    private static bool TryWriteNumber(ReadOnlySpan<byte> text, Utf8JsonWriter writer)
    {
        if (!IsJson(text, JsonTokenType.Number) || !double.TryParse(text, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        if (!double.IsFinite(number))
        {
            return false;
        }

        writer.WriteRawValue(text, true);
        return true;
    }

    private static bool TryWriteJson(ReadOnlySpan<byte> text, Utf8JsonWriter writer)
    {
        if (!IsJson(text, JsonTokenType.StartObject) && !IsJson(text, JsonTokenType.StartArray))
        {
            return false;
        }

        writer.WriteRawValue(text, true);
        return true;
    }

    private static bool IsJson(ReadOnlySpan<byte> text, JsonTokenType first)
    {
        if (text.IsEmpty)
        {
            return false;
        }

        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != first)
            {
                return false;
            }

            while (reader.Read())
            {
                if ((reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) && !IsText(ref reader))
                {
                    return false;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The reader checks a string's escapes and UTF-8 only when it is asked for the text.
    private static bool IsText(ref Utf8JsonReader reader)
    {
        var buffer = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            reader.CopyString(buffer);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text[System.Text.Ascii.Trim(text)];
}
