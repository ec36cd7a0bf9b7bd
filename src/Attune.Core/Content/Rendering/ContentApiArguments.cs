using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attune.Jinja;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>Writes what a template passes to a content API as JSON.</summary>
internal static class ContentApiArguments
{
    private const int MaxDepth = 32;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON object: the dict that was passed, and keywords over it. A value that is not there is null.</summary>
    /// <exception cref="JinjaRuntimeException">The argument is no dict, or holds what JSON cannot say.</exception>
    public static string ToJson(RenderState state, string function, Arguments arguments)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            if (arguments.Count == 1)
            {
                if (!arguments[0].IsDict)
                {
                    throw JinjaRuntimeException.Type($"{function}() takes a dict, not {Name(arguments[0])}");
                }
                WriteMembers(writer, state, arguments[0], 1);
            }
            for (var at = 0; at < arguments.Keywords.Length; at++)
            {
                writer.WritePropertyName(arguments.Keywords[at]);
                Write(writer, state, arguments.KeywordValues[at], 1);
            }
            writer.WriteEndObject();
        }
        state.Budget.ChargeString(buffer.WrittenCount);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, RenderState state, Value value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw JinjaRuntimeException.Value($"an argument of a content API may be nested {MaxDepth} levels deep");
        }
        state.Budget.Charge();
        if (value.TryGetString(out var text))
        {
            writer.WriteStringValue(text);
        }
        else if (value.IsBool)
        {
            writer.WriteBooleanValue(value.TryGetInt64(out var bit) && bit != 0);
        }
        else if (value.TryGetInt64(out var number))
        {
            writer.WriteNumberValue(number);
        }
        else if (value.TryGetBigInteger(out var big))
        {
            writer.WriteRawValue(big.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
        }
        else if (value.TryGetDouble(out var real))
        {
            writer.WriteNumberValue(
                double.IsFinite(real) ? real : throw JinjaRuntimeException.Value("JSON has no number for nan or inf")
            );
        }
        else if (value.IsNone || value.IsUndefined)
        {
            writer.WriteNullValue();
        }
        else if (value.IsDict)
        {
            writer.WriteStartObject();
            WriteMembers(writer, state, value, depth + 1);
            writer.WriteEndObject();
        }
        else if (value.IsList || value.IsTuple)
        {
            writer.WriteStartArray();
            foreach (var item in state.Iterate(value))
            {
                Write(writer, state, item, depth + 1);
            }
            writer.WriteEndArray();
        }
        else
        {
            throw JinjaRuntimeException.Type($"{Name(value)} cannot be passed to a content API");
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, RenderState state, Value dict, int depth)
    {
        foreach (var key in state.Iterate(dict))
        {
            writer.WritePropertyName(state.ToText(key));
            Write(writer, state, state.GetItem(dict, key), depth);
        }
    }

    private static string Name(Value value) => value.Kind.ToString().ToLowerInvariant();
}
