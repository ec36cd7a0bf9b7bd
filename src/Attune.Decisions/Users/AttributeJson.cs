using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Attune.Decisions.Users;

/// <summary>
/// Reads and writes attribute values as JSON without losing anything: whole numbers of any size stay whole, and a double
/// that happens to be whole is written with its point (<c>1.0</c>), so that it is read back as a double. Thread-safe.
/// </summary>
public static class AttributeJson
{
    /// <summary>A number token may have this many characters; parsing longer ones would cost time that grows with their square.</summary>
    public const int MaxNumberLength = 512;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the value at the reader's current token and leaves the reader on its last token.</summary>
    /// <param name="reader">Stands on a value; its own depth limit holds.</param>
    /// <param name="names">Where attribute names are shared, or null.</param>
    /// <exception cref="JsonException">A number is too long, or beyond a double's range.</exception>
    public static AttributeValue Read(ref Utf8JsonReader reader, NamePool? names = null)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return AttributeValue.Null;
            case JsonTokenType.True:
                return AttributeValue.True;
            case JsonTokenType.False:
                return AttributeValue.False;
            case JsonTokenType.String:
                return AttributeValue.From(reader.GetString());
            case JsonTokenType.Number:
                return ReadNumber(ref reader);
            case JsonTokenType.StartArray:
                var items = new List<AttributeValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, names));
                }

                return AttributeValue.From(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));
            case JsonTokenType.StartObject:
                return AttributeValue.From(ReadObject(ref reader, names));
            default:
                throw new JsonException($"A value was expected, not {reader.TokenType}.");
        }
    }

    /// <summary>Reads the object at the reader's current token. Of two members of one name the last counts.</summary>
    public static AttributeSet ReadObject(ref Utf8JsonReader reader, NamePool? names = null)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"An object was expected, not {reader.TokenType}.");
        }

        var builder = new AttributeSetBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            builder.Set(names?.Share(name) ?? name, Read(ref reader, names));
        }

        return builder.Build();
    }

    /// <summary>Converts a parsed element exactly as well.</summary>
    public static AttributeValue Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Undefined:
                return AttributeValue.Missing;
            case JsonValueKind.Null:
                return AttributeValue.Null;
            case JsonValueKind.True:
                return AttributeValue.True;
            case JsonValueKind.False:
                return AttributeValue.False;
            case JsonValueKind.String:
                return AttributeValue.From(element.GetString());
            case JsonValueKind.Number:
                return ParseNumber(Encoding.UTF8.GetBytes(element.GetRawText()));
            case JsonValueKind.Array:
                var items = new AttributeValue[element.GetArrayLength()];
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    items[index++] = Read(item);
                }

                return AttributeValue.From(items);
            default:
                return AttributeValue.From(ReadObject(element));
        }
    }

    /// <summary>Converts a parsed JSON object.</summary>
    public static AttributeSet ReadObject(JsonElement element)
    {
        var builder = new AttributeSetBuilder();
        foreach (var member in element.EnumerateObject())
        {
            builder.Set(member.Name, Read(member.Value));
        }

        return builder.Build();
    }

    /// <summary>Parses a JSON object from UTF-8, for example one that <see cref="Write(AttributeSet)"/> gave.</summary>
    /// <exception cref="JsonException">It is not one JSON object.</exception>
    public static AttributeSet Parse(ReadOnlySpan<byte> utf8, NamePool? names = null)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var set = ReadObject(ref reader, names);
        if (reader.Read())
        {
            throw new JsonException("There is text after the object.");
        }

        return set;
    }

    /// <summary>Writes the value; a missing one is written as <c>null</c>.</summary>
    public static void Write(Utf8JsonWriter writer, AttributeValue value)
    {
        switch (value.Kind)
        {
            case AttributeKind.Missing:
            case AttributeKind.Null:
                writer.WriteNullValue();
                break;
            case AttributeKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            case AttributeKind.Integer:
                writer.WriteNumberValue(value.AsInteger());
                break;
            case AttributeKind.BigInteger:
                writer.WriteRawValue(value.AsBigInteger().ToString(CultureInfo.InvariantCulture), true);
                break;
            case AttributeKind.Double:
                WriteDouble(writer, value.AsDouble());
                break;
            case AttributeKind.String:
                writer.WriteStringValue(value.AsString());
                break;
            case AttributeKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.AsArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                Write(writer, value.AsObject());
                break;
        }
    }

    /// <summary>Writes the members in their order.</summary>
    public static void Write(Utf8JsonWriter writer, AttributeSet set)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in set)
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>The set as UTF-8 JSON, as it is stored.</summary>
    public static byte[] Write(AttributeSet set)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            Write(writer, set);
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static string Write(AttributeValue value)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static AttributeValue ReadNumber(ref Utf8JsonReader reader) =>
        ParseNumber(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

    private static AttributeValue ParseNumber(ReadOnlySpan<byte> token)
    {
        if (token.Length > MaxNumberLength)
        {
            throw new JsonException($"A number may have {MaxNumberLength} characters; this one has {token.Length}.");
        }

        if (token.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
        {
            return Utf8Parser.TryParse(token, out long whole, out var used) && used == token.Length
                ? AttributeValue.From(whole)
                : AttributeValue.From(BigInteger.Parse(Encoding.ASCII.GetString(token), CultureInfo.InvariantCulture));
        }

        var number = double.Parse(token, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? AttributeValue.From(number)
            : throw new JsonException("A number is beyond the range of a double.");
    }

    private static void WriteDouble(Utf8JsonWriter writer, double value)
    {
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        if (text[..length].IndexOfAny((byte)'.', (byte)'E') < 0)
        {
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }

        writer.WriteRawValue(text[..length], true);
    }
}
