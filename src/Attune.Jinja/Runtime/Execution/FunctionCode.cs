using System.Runtime.CompilerServices;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>The executable form of a root, block, macro body or recursive loop. Immutable once compiled.</summary>
internal sealed class FunctionCode(TemplateCode template)
{
    public readonly TemplateCode Template = template;

    public Instruction[] Body = [];

    public int SlotCount;

    /// <summary>True where a macro or call block was defined inside, which may outlive the run: its frame is not used again.</summary>
    public bool IsCaptured;

    /// <summary>The variables that a root sets, which the context then holds.</summary>
    public ExportMap Exports = ExportMap.Empty;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Signal Run(Frame frame) => Instruction.RunAll(Body, frame);
}
