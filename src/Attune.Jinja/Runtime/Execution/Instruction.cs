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
        catch (JinjaException error) when (Locate(error, instructions[index].Place, frame))
        {
            throw;
        }
    }

    // Never takes the exception: it only writes down the innermost place.
    protected static bool Locate(JinjaException error, SourcePlace place, Frame frame)
    {
        if (!error.IsLocated)
        {
            TemplateCode template = frame.Code.Template;
            error.Locate(template.Name, place.Line, template.ColumnAt(place.Position));
        }
        return false;
    }
}
