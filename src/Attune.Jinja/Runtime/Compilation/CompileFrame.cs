namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Where in a template the compiler is.</summary>
internal readonly record struct CompileFrame(Scope Scope)
{
    /// <summary>True outside of everything but ifs: what is set here, the template exports.</summary>
    public bool IsTopLevel { get; init; }

    /// <summary>True outside of ifs too.</summary>
    public bool IsRootLevel { get; init; }

    /// <summary>True in branches that may never run, where unknown filters are no errors yet.</summary>
    public bool IsSoft { get; init; }

    /// <summary>True where output is dropped once an extends tag has run.</summary>
    public bool ChecksOutput { get; init; }

    /// <summary>True where break and continue have a loop.</summary>
    public bool IsInLoop { get; init; }

    /// <summary>The block's name, inside of one.</summary>
    public string? Block { get; init; }

    /// <summary>A frame with a scope of its own inside of this one.</summary>
    public CompileFrame Inner(Scope scope) =>
        new(scope)
        {
            ChecksOutput = ChecksOutput,
            IsInLoop = IsInLoop,
            Block = Block,
        };

    /// <summary>This frame inside of a branch.</summary>
    public CompileFrame Soft() => this with { IsRootLevel = false, IsSoft = true };
}
