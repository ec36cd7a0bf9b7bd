using Attune.Jinja.Runtime.Execution;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>A function while it is compiled: hands out slots and knows the function that it is defined in.</summary>
internal sealed class FunctionScope(FunctionCode code, FunctionScope? outer)
{
    public readonly FunctionCode Code = code;
    public readonly FunctionScope? Outer = outer;

    public int NewSlot() => Code.SlotCount++;

    /// <summary>Marks the function and those around it as having something inside that may outlive a run.</summary>
    public void Capture()
    {
        for (FunctionScope? function = this; function is not null; function = function.Outer)
        {
            function.Code.IsCaptured = true;
        }
    }

    /// <summary>How many functions lie between this one and an outer one.</summary>
    public int DepthTo(FunctionScope target)
    {
        int depth = 0;
        for (FunctionScope function = this; !ReferenceEquals(function, target); function = function.Outer!)
        {
            depth++;
        }
        return depth;
    }
}
