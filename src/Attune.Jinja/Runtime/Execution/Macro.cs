using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>A macro, or the caller of a call block, with the frame that it was defined in.</summary>
internal sealed class Macro(MacroCode code, Frame definedIn, bool defaultAutoescape) : JinjaObject
{
    public override string TypeName => "Macro";

    public override bool IsCallable => true;

    public MacroCode Code => code;

    public bool DefaultAutoescape { get; } = defaultAutoescape;

    public override Value Call(RenderState state, Arguments arguments)
    {
        bool autoescape = state.Autoescape;
        int start = state.Output.Length;
        Run(state, arguments);
        string text = state.Output.Cut(start);
        state.Budget.ChargeString(text.Length);
        return Value.FromText(text, autoescape);
    }

    /// <summary>Runs the macro and leaves what it writes in the output.</summary>
    public void Run(RenderState state, Arguments arguments)
    {
        Frame frame = state.Activations.Enter(code.Function, definedIn.Context, definedIn);
        code.Entry.Enter(frame);
        Bind(frame, arguments);
        RunBody(state, frame);
    }

    /// <summary>As <see cref="Run(RenderState, Arguments)"/>, with arguments whose slots are known.</summary>
    public void Run(RenderState state, ReadOnlySpan<Value> arguments, int[] slots)
    {
        Frame frame = state.Activations.Enter(code.Function, definedIn.Context, definedIn);
        code.Entry.Enter(frame);
        Value[] variables = frame.Slots;
        for (int i = 0; i < arguments.Length; i++)
        {
            variables[slots[i]] = arguments[i];
        }
        RunBody(state, frame);
    }

    private void RunBody(RenderState state, Frame frame)
    {
        EvalContext callerEval = state.EvalContext;
        EvalContext ownEval = definedIn.Context.Eval;
        if (ReferenceEquals(callerEval, ownEval))
        {
            code.Run(frame);
        }
        else
        {
            state.EvalContext = ownEval;
            code.Run(frame);
            state.EvalContext = callerEval;
        }
        state.Activations.Leave(frame);
    }

    public override bool TryGetAttribute(RenderState state, string name, out Value value)
    {
        switch (name)
        {
            case "name":
                value = code.Name is null ? Value.None : Value.FromString(code.Name);
                return true;
            case "arguments":
                value = Value.FromTuple(new PyTuple([.. code.ParameterNames.Select(Value.FromString)]));
                return true;
            case "catch_kwargs":
                value = Value.FromBool(code.KeywordsSlot >= 0);
                return true;
            case "catch_varargs":
                value = Value.FromBool(code.VariadicSlot >= 0);
                return true;
            case "caller":
                value = Value.FromBool(code.AccessesCaller);
                return true;
            case "explicit_caller":
                value = Value.FromBool(code.HasExplicitCaller);
                return true;
            default:
                value = default;
                return false;
        }
    }

    public override void WriteRepr(ValuePrinter printer)
    {
        printer.Append("<Macro ");
        if (code.Name is null)
        {
            printer.Append("anonymous");
        }
        else
        {
            printer.WriteRepr(Value.FromString(code.Name));
        }
        printer.Append('>');
    }

    // Follows Macro.__call__ of Jinja's runtime, error for error.
    private void Bind(Frame frame, Arguments arguments)
    {
        int expected = code.ParameterNames.Length;
        int given = arguments.Count;
        int positional = Math.Min(given, expected);
        for (int i = 0; i < positional; i++)
        {
            frame.Slots[code.ParameterSlots[i]] = arguments[i];
        }
        ReadOnlySpan<string> keywords = arguments.Keywords;
        ReadOnlySpan<Value> keywordValues = arguments.KeywordValues;
        int used = 0;
        bool hasFoundCaller = given >= expected && code.HasExplicitCaller;
        // Each parameter is sought among the keywords.
        frame.State.Budget.Charge((long)(expected - positional) * keywords.Length >> 6);
        PyDict? rest = code.KeywordsSlot >= 0 ? new PyDict() : null;
        for (int i = positional; i < expected; i++)
        {
            string name = code.ParameterNames[i];
            int index = keywords.IndexOf(name);
            if (index >= 0)
            {
                frame.Slots[code.ParameterSlots[i]] = keywordValues[index];
                used++;
            }
            hasFoundCaller |= name == "caller";
        }
        bool takesCaller = code.AccessesCaller && !hasFoundCaller;
        if (takesCaller)
        {
            if (code.CallerSlot < 0)
            {
                throw JinjaRuntimeException.Type($"macro {NameForMessage} got multiple values for argument 'caller'");
            }
            int index = keywords.IndexOf("caller");
            Value caller = index >= 0 ? keywordValues[index] : Value.None;
            used += index >= 0 ? 1 : 0;
            frame.Slots[code.CallerSlot] = caller.IsNone
                ? frame.State.UndefinedWithHint("No caller defined", "caller")
                : caller;
        }
        if (used < keywords.Length)
        {
            TakeRest(keywords, keywordValues, positional, takesCaller, rest);
        }
        if (rest is not null)
        {
            frame.Slots[code.KeywordsSlot] = Value.FromDict(rest);
        }
        if (code.VariadicSlot >= 0)
        {
            frame.Slots[code.VariadicSlot] = Value.FromTuple(
                given > expected ? new PyTuple(arguments.Positional[expected..].ToArray()) : PyTuple.Empty
            );
        }
        else if (given > expected)
        {
            throw JinjaRuntimeException.Type($"macro {NameForMessage} takes not more than {expected} argument(s)");
        }
    }

    private void TakeRest(
        ReadOnlySpan<string> keywords,
        ReadOnlySpan<Value> values,
        int positional,
        bool takesCaller,
        PyDict? rest
    )
    {
        for (int i = 0; i < keywords.Length; i++)
        {
            string keyword = keywords[i];
            if (Array.IndexOf(code.ParameterNames, keyword, positional) >= 0 || (takesCaller && keyword == "caller"))
            {
                continue;
            }
            if (rest is null)
            {
                throw JinjaRuntimeException.Type(
                    keywords.Contains("caller")
                        ? $"macro {NameForMessage} was invoked with two values for the special caller argument. This is most likely a bug."
                        : $"macro {NameForMessage} takes no keyword argument {Text.PyRepr.Of(keyword)}"
                );
            }
            rest.Set(Value.FromString(keyword), values[i]);
        }
    }

    private string NameForMessage => code.Name is null ? "None" : Text.PyRepr.Of(code.Name);
}
