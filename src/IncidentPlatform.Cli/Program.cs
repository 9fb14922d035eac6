using IncidentPlatform.Cli;
using IncidentPlatform.Cli.Running;

return await CommandLine.Run(args, Shell.OfThisProcess());
