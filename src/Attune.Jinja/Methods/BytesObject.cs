using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Python's bytes, as <c>str.encode</c> gives them. Immutable.</summary>
internal sealed class BytesObject(byte[] bytes) : JinjaObject
{
    private static readonly Parameters DecodeParameters = Parameters.Of(
        Parameter.Optional("encoding", "utf-8"),
        Parameter.Optional("errors", "strict")
    );

    public override string TypeName => "bytes";

    public override int? Length => bytes.Length;

    public override bool IsSequence => true;

    public override bool TryGetAttribute(RenderState state, string name, out Value value)
    {
        JinjaFunction? method = name switch
        {
            "decode" => new JinjaFunction(name, DecodeParameters, Decode),
            "hex" => new JinjaFunction(name, Parameters.None, (_, _) => Convert.ToHexStringLower(bytes)),
            _ => null,
        };
        value = method is null ? default : Value.FromObject(method);
        return method is not null;
    }

    public override bool TryGetItem(RenderState state, Value key, out Value value)
    {
        value = default;
        if (!key.TryGetInt64(out var index) || !Lookup.Normalize(ref index, bytes.Length))
        {
            return false;
        }

        value = bytes[index];
        return true;
    }

    public override IEnumerator<Value> Iterate(RenderState state)
    {
        foreach (var value in bytes)
        {
            yield return value;
        }
    }

    public override void WriteRepr(ValuePrinter printer)
    {
        var quote = bytes.AsSpan().Contains((byte)'\'') && !bytes.AsSpan().Contains((byte)'"') ? '"' : '\'';
        printer.Append('b');
        printer.Append(quote);
        foreach (var value in bytes)
        {
            WriteByte(printer, (char)value, quote);
        }

        printer.Append(quote);
    }

    public override bool IsEqualTo(Value other) =>
        other.TryGetObject(out BytesObject? bytesObject) && bytesObject.AsSpan().SequenceEqual(bytes);

    public override int ComputeHash()
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    public ReadOnlySpan<byte> AsSpan() => bytes;

    private Value Decode(RenderState state, Arguments arguments) =>
        TextEncoding.Decode(
            bytes,
            Require.Text(arguments[0], "decode() argument 'encoding'"),
            Require.Text(arguments[1], "decode() argument 'errors'"),
            state.Budget
        );

    private static void WriteByte(ValuePrinter printer, char value, char quote)
    {
        switch (value)
        {
            case '\t':
                printer.Append("\\t");
                break;
            case '\n':
                printer.Append("\\n");
                break;
            case '\r':
                printer.Append("\\r");
                break;
            case '\\':
                printer.Append("\\\\");
                break;
            case < ' ' or > '~':
                printer.Append("\\x");
                printer.Append("0123456789abcdef"[value >> 4]);
                printer.Append("0123456789abcdef"[value & 15]);
                break;
            default:
                if (value == quote)
                {
                    printer.Append('\\');
                }

                printer.Append(value);
                break;
        }
    }
}
