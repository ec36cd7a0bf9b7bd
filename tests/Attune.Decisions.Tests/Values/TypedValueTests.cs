using System.Buffers;
using System.Text;
using System.Text.Json;
using Attune.Decisions.Experiences;
using Attune.Decisions.Values;

namespace Attune.Decisions.Tests.Values;

public sealed class TypedValueTests
{
    [Theory]
    [InlineData(VariableType.String, " Hi \"you\" ", "\" Hi \\u0022you\\u0022 \"")]
    [InlineData(VariableType.String, "", "\"\"")]
    [InlineData(VariableType.String, "5", "\"5\"")]
    [InlineData(VariableType.Number, "5", "5")]
    [InlineData(VariableType.Number, " 12.50\n", "12.50")]
    [InlineData(VariableType.Number, "-1e3", "-1e3")]
    [InlineData(VariableType.Number, "123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData(VariableType.Float, "0.1", "0.1")]
    [InlineData(VariableType.Float, "3", "3")]
    [InlineData(VariableType.Boolean, "True", "true")]
    [InlineData(VariableType.Boolean, " false ", "false")]
    [InlineData(VariableType.Json, "{\"a\": [1, \"x\"]}", "{\"a\": [1, \"x\"]}")]
    [InlineData(VariableType.Json, "\n[]\n", "[]")]
    public void RenderedText_OfItsType_IsWrittenAsJson(VariableType type, string rendered, string json) =>
        Assert.Equal(json, Write(type, rendered));

    [Theory]
    [InlineData(VariableType.Number, "")]
    [InlineData(VariableType.Number, "five")]
    [InlineData(VariableType.Number, "1,000")]
    [InlineData(VariableType.Number, "007")]
    [InlineData(VariableType.Number, ".5")]
    [InlineData(VariableType.Number, "5 6")]
    [InlineData(VariableType.Number, "NaN")]
    [InlineData(VariableType.Number, "inf")]
    [InlineData(VariableType.Number, "1e999")]
    [InlineData(VariableType.Number, "\"5\"")]
    [InlineData(VariableType.Float, "None")]
    [InlineData(VariableType.Boolean, "yes")]
    [InlineData(VariableType.Boolean, "1")]
    [InlineData(VariableType.Boolean, "")]
    [InlineData(VariableType.Json, "")]
    [InlineData(VariableType.Json, "{'a': 1}")]
    [InlineData(VariableType.Json, "{\"a\": 1")]
    [InlineData(VariableType.Json, "{\"a\": 1} x")]
    [InlineData(VariableType.Json, "{\"a\": NaN}")]
    [InlineData(VariableType.Json, "\"text\"")]
    [InlineData(VariableType.Json, "5")]
    [InlineData(VariableType.Json, "null")]
    [InlineData(VariableType.Json, "[\"\\ud800\"]")]
    [InlineData(VariableType.Json, "{\"\\ud800\": 1}")]
    public void RenderedText_OfAnotherType_IsNotWrittenAtAll(VariableType type, string rendered) =>
        Assert.Null(Write(type, rendered));

    [Fact]
    public void Json_NestedTooDeep_IsNotWritten()
    {
        Assert.NotNull(Write(VariableType.Json, new string('[', 64) + new string(']', 64)));
        Assert.Null(Write(VariableType.Json, new string('[', 65) + new string(']', 65)));
    }

    private static string? Write(VariableType type, string rendered)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        var written = TypedValue.TryWrite(type, Encoding.UTF8.GetBytes(rendered), writer);
        writer.Flush();
        Assert.Equal(written, buffer.WrittenCount > 0);
        return written ? Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
    }
}
