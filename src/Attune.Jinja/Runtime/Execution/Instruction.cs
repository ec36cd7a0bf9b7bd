using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>The executable form of a statement. Immutable; shared by all renders.</summary>
internal abstract class Instruction(SourcePlace place)
{
    public readonly SourcePlace Place = place;

    public abstract Signal Run(Frame frame);

    public static Signal RunAll(Instruction[] instructions, Frame frame)
    {
        int index = 0;
        try
        {
            for (; index < instructions.Length; index++)
            {
                Signal signal = instructions[index].Run(frame);
                if (signal != Signal.None)
                {
                    return signal;
                }
            }
            return Signal.None;
        }
        catch (JinjaException error) when (Locate(error, instructions[index], frame))
        {
            throw;
        }
    }

    // Never takes the exception: it only writes down the innermost place.
    private static bool Locate(JinjaException error, Instruction instruction, Frame frame)
    {
        if (!error.IsLocated)
        {
            TemplateCode template = frame.Code.Template;
            error.Locate(template.Name, instruction.Place.Line, template.ColumnAt(instruction.Place.Position));
        }
        return false;
    }
}
