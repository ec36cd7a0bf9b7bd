using Attune.Jinja.Runtime.Execution;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>Where the arguments of one call go in one macro, found once. Immutable.</summary>
internal sealed class MacroBinding
{
    private MacroBinding(MacroCode code, int[]? slots)
    {
        Code = code;
        Slots = slots;
    }

    public MacroCode Code { get; }

    /// <summary>The slot of each argument; null where the call must be bound anew each time, or is an error.</summary>
    public int[]? Slots { get; }

    public static MacroBinding Create(MacroCode code, ArgumentList arguments)
    {
        bool isSimple = code.CallerSlot < 0 && code.KeywordsSlot < 0 && code.VariadicSlot < 0 && !code.AccessesCaller;
        int positional = arguments.Values.Length - arguments.Keywords.Length;
        if (!isSimple || positional > code.ParameterNames.Length)
        {
            return new MacroBinding(code, null);
        }
        var slots = new int[arguments.Values.Length];
        code.ParameterSlots.AsSpan(0, positional).CopyTo(slots);
        for (int i = positional; i < slots.Length; i++)
        {
            string keyword = arguments.Keywords[i - positional];
            int parameter = Array.IndexOf(code.ParameterNames, keyword);
            if (parameter < positional)
            {
                return new MacroBinding(code, null);
            }
            slots[i] = code.ParameterSlots[parameter];
        }
        return new MacroBinding(code, slots);
    }
}
