namespace Attune.Jinja.Runtime.Execution;

/// <summary>A block of one template.</summary>
internal sealed class BlockCode(string name, FunctionCode function)
{
    public readonly string Name = name;
    public readonly FunctionCode Function = function;
}
