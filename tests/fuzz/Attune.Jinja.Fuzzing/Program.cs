using System.CommandLine;
using Attune.Jinja.Fuzzing;
using Attune.Jinja.Fuzzing.Hostile;
using Attune.Jinja.Fuzzing.Oracle;
using Attune.Jinja.Fuzzing.Targets;
using SharpFuzz;

var seed = new Option<int>("--seed") { Description = "The first seed", DefaultValueFactory = _ => 1 };
var count = new Option<int>("--count")
{
    Description = "How many cases at the most",
    DefaultValueFactory = _ => int.MaxValue / 2,
};
var seconds = new Option<int>("--seconds") { Description = "How long at the most", DefaultValueFactory = _ => 60 };

var differential = new Command("differential", "Compares generated templates with Python's Jinja")
{
    seed,
    count,
    seconds,
};
differential.SetAction(result =>
{
    using var oracle = OracleProcess.TryStart();
    if (oracle is null)
    {
        Console.Error.WriteLine("Python's Jinja is missing: apt-get install python3-jinja2");
        return 2;
    }

    var run = new DifferentialRun(oracle, Console.Out);
    run.Run(result.GetValue(seed), result.GetValue(count), TimeSpan.FromSeconds(result.GetValue(seconds)));
    Console.WriteLine($"Python Jinja2 {oracle.Version}: {run.Compared} compared, {run.Different} different");
    return run.Different == 0 ? 0 : 1;
});

var hostile = new Command(
    "hostile",
    "Renders templates that may kill the process, a JSON object a line on standard input"
);
hostile.SetAction(_ => HostileRun.Run(Console.In, Console.Out));

var root = new RootCommand("Fuzzing of the template language") { differential, hostile };
foreach (var (name, target) in FuzzTargets.All)
{
    var mutate = new Option<bool>("--mutate") { Description = "Run seeded mutants here instead of a fuzzer's input" };
    var command = new Command(name, $"The {name} behind a coverage-guided fuzzer, its input on standard input")
    {
        mutate,
        seed,
        count,
    };
    command.SetAction(result =>
    {
        if (result.GetValue(mutate))
        {
            MutationRun.Run(target, result.GetValue(seed), result.GetValue(count));
        }
        else
        {
            Fuzzer.OutOfProcess.Run(stream =>
            {
                using var input = new MemoryStream();
                stream.CopyTo(input);
                target(input.ToArray());
            });
        }

        return 0;
    });
    root.Add(command);
}

return root.Parse(args).Invoke();
