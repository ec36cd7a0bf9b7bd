using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>is</c> of booleans.</summary>
internal sealed class BooleanIs(bool wanted) : ValueTest
{
    public override string Text => wanted ? "is true" : "is false";

    public static ValueTest? Create(OperatorInput input)
    {
        if (input.Filter.Value.Kind == AttributeKind.Boolean)
        {
            return new BooleanIs(input.Filter.Value.AsBoolean());
        }

        input.Problems.Add("value", "true or false is expected here.");
        return null;
    }

    public override Outcome Test(in Operand value, ref TimeFrame time)
    {
        if (value.Kind == AttributeKind.Boolean)
        {
            return Of(value.Boolean == wanted);
        }

        if (value.IsLoose && value.Kind == AttributeKind.String)
        {
            return value.Text.Equals("true", StringComparison.OrdinalIgnoreCase) ? Of(wanted)
                : value.Text.Equals("false", StringComparison.OrdinalIgnoreCase) ? Of(!wanted)
                : Outcome.WrongType;
        }

        return Outcome.WrongType;
    }
}
