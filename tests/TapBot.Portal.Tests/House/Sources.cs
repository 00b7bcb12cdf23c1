using System.Runtime.CompilerServices;

namespace TapBot.Portal.Tests.House;

/// <summary>The source files of the repository, for the rules that the compiler does not know.</summary>
internal static class Sources
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder with one of the endings, without what builds and tools write.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin" or "node_modules" or "Migrations"));

    /// <summary>The path below the root, with slashes.</summary>
    public static string Short(string file) => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/');

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TapBot.Portal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run away from their sources.");
    }
}
