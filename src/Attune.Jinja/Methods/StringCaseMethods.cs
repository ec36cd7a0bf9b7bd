using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Methods of str that change or ask for case and character classes. Markup stays Markup.</summary>
internal static class StringCaseMethods
{
    public static void Register(MethodTable methods)
    {
        AddChange(methods, "upper", PyCase.Upper);
        AddChange(methods, "lower", PyCase.Lower);
        AddChange(methods, "capitalize", PyCase.Capitalize);
        AddChange(methods, "title", PyCase.Title);
        AddChange(methods, "swapcase", PyCase.SwapCase);
        AddChange(methods, "casefold", PyCase.CaseFold);
        AddQuestion(methods, "isalnum", PyClassify.IsAlphanumeric);
        AddQuestion(methods, "isalpha", PyClassify.IsAlpha);
        AddQuestion(methods, "isascii", PyClassify.IsAscii);
        AddQuestion(methods, "isdecimal", PyClassify.IsDecimal);
        AddQuestion(methods, "isdigit", PyClassify.IsDigit);
        AddQuestion(methods, "isidentifier", PyClassify.IsIdentifier);
        AddQuestion(methods, "islower", PyClassify.IsLower);
        AddQuestion(methods, "isnumeric", PyClassify.IsNumeric);
        AddQuestion(methods, "isprintable", PyClassify.IsPrintable);
        AddQuestion(methods, "isspace", PyClassify.IsSpace);
        AddQuestion(methods, "istitle", PyClassify.IsTitle);
        AddQuestion(methods, "isupper", PyClassify.IsUpper);
    }

    private static void AddChange(MethodTable methods, string name, Func<string, string> change) =>
        methods.Add(
            ValueKind.String,
            name,
            (state, self, _) =>
            {
                state.Budget.ChargeString(self.StringPayload.Length);
                return Value.FromText(change(self.StringPayload), self.IsMarkup);
            }
        );

    private static void AddQuestion(MethodTable methods, string name, Func<string, bool> ask) =>
        methods.Add(
            ValueKind.String,
            name,
            (state, self, _) =>
            {
                state.Budget.Charge(self.StringPayload.Length >> 6);
                return Value.FromBool(ask(self.StringPayload));
            }
        );
}
