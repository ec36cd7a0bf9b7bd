using System.Numerics;
using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary><c>translate</c>, <c>maketrans</c> and <c>encode</c> of str.</summary>
internal static class StringTranslateMethods
{
    public static void Register(MethodTable methods)
    {
        methods.Add(ValueKind.String, "translate", Translate, Parameter.Required("table"));
        methods.Add(
            ValueKind.String,
            "maketrans",
            MakeTable,
            Parameter.Required("x"),
            Parameter.Optional("y"),
            Parameter.Optional("z")
        );
        methods.Add(
            ValueKind.String,
            new MethodDefinition(
                "encode",
                Parameters.Of(Parameter.Optional("encoding", "utf-8"), Parameter.Optional("errors", "strict")),
                static (state, self, arguments) =>
                    new BytesObject(
                        TextEncoding.Encode(
                            self.StringPayload,
                            Require.Text(arguments[0], "encode() argument 'encoding'"),
                            Require.Text(arguments[1], "encode() argument 'errors'"),
                            state.Budget
                        )
                    )
            )
        );
    }

    private static Value Translate(RenderState state, Value self, Arguments arguments)
    {
        var table = arguments[0];
        var text = self.StringPayload;
        if (text.Length > 0 && (table.IsNone || table.IsNumber))
        {
            throw JinjaRuntimeException.Type($"'{ValueTypes.NameOf(table)}' object is not subscriptable");
        }

        var builder = new TextBuilder(text.Length + 16);
        try
        {
            var growth = new TextGrowth(state.Budget);
            for (var i = 0; i < text.Length; )
            {
                state.Budget.Charge();
                var codePoint = CodePoints.Read(text, i, out var consumed);
                if (!Lookup.TryItem(state, table, Value.FromInt(codePoint), out var replacement))
                {
                    replacement = Value.FromInt(codePoint);
                }

                i += consumed;
                var inserted = Replacement(replacement);
                growth.Reach(builder.Length + (long)inserted.Length);
                builder.Append(inserted);
            }

            return Value.FromText(builder.ToStringAndDispose(), self.IsMarkup);
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static string Replacement(Value value)
    {
        if (value.IsNone)
        {
            return "";
        }

        if (value.IsString)
        {
            return value.StringPayload;
        }

        if (!value.TryGetBigInteger(out BigInteger code))
        {
            throw JinjaRuntimeException.Type("character mapping must return integer, None or str");
        }

        return code >= 0 && code <= 0x10FFFF
            ? CodePoints.ToText((int)code)
            : throw JinjaRuntimeException.Value("character mapping must be in range(0x110000)");
    }

    private static Value MakeTable(RenderState state, Value self, Arguments arguments)
    {
        var table = new PyDict();
        if (arguments[1].IsMissing)
        {
            if (!arguments[0].IsDict)
            {
                throw JinjaRuntimeException.Type("if you give only one argument to maketrans it must be a dict");
            }

            foreach (var pair in Collections.Pairs(arguments[0]))
            {
                state.Budget.Charge();
                table.Set(CodeOf(pair.Key), pair.Value);
            }

            return Value.FromDict(table);
        }

        AddPairs(state, table, arguments[0], arguments[1]);
        if (!arguments[2].IsMissing)
        {
            foreach (var character in state.Iterate(Text(arguments[2])))
            {
                table.Set(CodeOf(character), Value.None);
            }
        }

        return Value.FromDict(table);
    }

    private static void AddPairs(RenderState state, PyDict table, Value from, Value to)
    {
        var source = state.ToList(Text(from));
        var target = state.ToList(Text(to));
        if (source.Count != target.Count)
        {
            throw JinjaRuntimeException.Value("the first two maketrans arguments must have equal length");
        }

        for (var i = 0; i < source.Count; i++)
        {
            table.Set(CodeOf(source[i]), CodeOf(target[i]));
        }
    }

    private static Value Text(Value value) =>
        value.IsString ? value : throw JinjaRuntimeException.Type("maketrans() argument must be str");

    private static Value CodeOf(Value key)
    {
        if (key.IsInteger || key.IsBool)
        {
            return key;
        }

        var text = key.IsString
            ? key.StringPayload
            : throw JinjaRuntimeException.Type("keys in translate table must be strings or integers");
        return CodePoints.Count(text) == 1
            ? Value.FromInt(CodePoints.Read(text, 0, out _))
            : throw JinjaRuntimeException.Value("string keys in translate table must be of length 1");
    }
}
