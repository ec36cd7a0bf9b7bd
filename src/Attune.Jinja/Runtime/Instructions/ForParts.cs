using Attune.Jinja.Runtime.Execution;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>The parts of a loop.</summary>
internal sealed class ForParts
{
    public required Assignment Target { get; init; }
    public required ScopeEntry BodyEntry { get; init; }
    public required Instruction[] Body { get; init; }

    /// <summary>What runs where the body never ran to its end; null for nothing.</summary>
    public Instruction[]? Otherwise { get; init; }
    public ScopeEntry OtherwiseEntry { get; init; } = ScopeEntry.Nothing;

    /// <summary>The condition that items must meet, with its own target.</summary>
    public Evaluator? Filter { get; init; }
    public Assignment? FilterTarget { get; init; }
    public ScopeEntry FilterEntry { get; init; } = ScopeEntry.Nothing;

    /// <summary>Where <c>loop</c> goes, or -1 where the body does not mention it.</summary>
    public int LoopSlot { get; init; } = -1;

    /// <summary>True where <c>loop</c> is used otherwise than by its attributes, so that it may be kept.</summary>
    public bool LoopEscapes { get; init; }

    /// <summary>The function that a recursive loop is; null for others.</summary>
    public FunctionCode? Recursion { get; init; }

    public EscapeMode Mode { get; init; }
}
