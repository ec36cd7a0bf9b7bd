using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>The executable form of an expression. Immutable but for caches; shared by all renders.</summary>
internal abstract class Evaluator
{
    /// <summary>True for literals and what is made of them: the value is the same each time.</summary>
    public virtual bool IsConstant => false;

    /// <summary>The slot of the running frame that holds the value, where it is set; -1 where there is none.</summary>
    public virtual int LocalSlot => -1;

    public abstract Value Evaluate(Frame frame);

    /// <summary>The truth of the value, which comparisons know without making one.</summary>
    public virtual bool EvaluateTruth(Frame frame) => Evaluate(frame).IsTrue;

    /// <summary>Writes the value; calls of macros and blocks write into the output without a string between.</summary>
    public virtual void Write(Frame frame, bool escape) => OutputWriter.Write(frame, Evaluate(frame), escape);

    /// <summary>Adds the place to an error that has none; always false, for use in exception filters.</summary>
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
