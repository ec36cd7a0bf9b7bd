using Attune.Jinja.Runtime.Instructions;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>The executable form of a macro or of a call block's body. Immutable once compiled.</summary>
internal sealed class MacroCode(string? name, FunctionCode function, string[] parameterNames)
{
    /// <summary>The macro's name; null for a call block.</summary>
    public readonly string? Name = name;
    public readonly FunctionCode Function = function;
    public readonly string[] ParameterNames = parameterNames;

    public int[] ParameterSlots = [];

    /// <summary>The defaults of the last parameters.</summary>
    public Evaluator[] Defaults = [];

    public ScopeEntry Entry = ScopeEntry.Nothing;

    /// <summary>Where <c>caller</c>, <c>kwargs</c> and <c>varargs</c> go, or -1 where the body does not mention them.</summary>
    public int CallerSlot = -1;
    public int KeywordsSlot = -1;
    public int VariadicSlot = -1;
    public bool AccessesCaller;
    public bool HasExplicitCaller;

    /// <summary>Evaluates the defaults of what was not given, in order, then runs the body.</summary>
    public void Run(Frame frame)
    {
        int required = ParameterNames.Length - Defaults.Length;
        for (int i = 0; i < ParameterSlots.Length; i++)
        {
            ref Value slot = ref frame.Slots[ParameterSlots[i]];
            if (!slot.IsMissing)
            {
                continue;
            }
            if (i >= required)
            {
                // The slot is read again afterwards: the default may name the parameter itself.
                frame.Slots[ParameterSlots[i]] = Defaults[i - required].Evaluate(frame);
            }
            else
            {
                slot = frame.State.UndefinedWithHint(
                    $"parameter {Text.PyRepr.Of(ParameterNames[i])} was not provided",
                    ParameterNames[i]
                );
            }
        }
        Function.Run(frame);
    }
}
