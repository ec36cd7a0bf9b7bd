using Attune.Jinja.Filters;
using Attune.Jinja.Globals;
using Attune.Jinja.Methods;
using Attune.Jinja.Runtime;
using Attune.Jinja.Tests;
using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>Everything that Jinja has built in: filters, tests, methods of the built-in types, globals.</summary>
internal static class StandardLibrary
{
    public static void AddFilters(Registry<FilterDefinition> filters)
    {
        AttributeFilter.Register(filters);
        DefaultFilter.Register(filters);
        FormatFilter.Register(filters);
        JoinFilter.Register(filters);
        JsonFilter.Register(filters);
        LayoutFilters.Register(filters);
        LinkFilters.Register(filters);
        MappingFilters.Register(filters);
        MarkupFilters.Register(filters);
        NumberFilters.Register(filters);
        OrderFilters.Register(filters);
        PrettyPrintFilter.Register(filters);
        ReplaceFilter.Register(filters);
        SequenceFilters.Register(filters);
        StringFilters.Register(filters);
        SumFilter.Register(filters);
        TableFilters.Register(filters);
    }

    public static void AddTests(Registry<TestDefinition> tests)
    {
        ComparisonTests.Register(tests);
        KindTests.Register(tests);
        PropertyTests.Register(tests);
    }

    public static void AddMethods(MethodTable methods)
    {
        DictMethods.Register(methods);
        ListMethods.Register(methods);
        MarkupMethods.Register(methods);
        NumberMethods.Register(methods);
        SequenceMethods.Register(methods);
        StringCaseMethods.Register(methods);
        StringFormatMethods.Register(methods);
        StringLayoutMethods.Register(methods);
        StringSearchMethods.Register(methods);
        StringSplitMethods.Register(methods);
        StringTranslateMethods.Register(methods);
    }

    public static void AddGlobals(Dictionary<string, Value> globals) => GlobalFunctions.Register(globals);
}
