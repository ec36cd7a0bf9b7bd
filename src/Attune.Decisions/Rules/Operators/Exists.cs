using Attune.Decisions.Rules.Windows;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>exists</c>, of every data type: there is a value that is not null, an empty text or list included.</summary>
internal sealed class Exists : ValueTest
{
    private Exists() { }

    public override string Text => "exists";

    public override bool IsPresence => true;

    public static ValueTest Create(OperatorInput input) => new Exists();

    public override Outcome Test(in Operand value, ref TimeFrame time) => Outcome.Match;
}
