using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using TapBot.Core.Storage;

namespace TapBot.Portal.Hosting;

/// <summary>
/// The key ring as files beside the store, never in it: whoever steals the database cannot read what is protected in it. The framework's own repository leaves the
/// rights of the files to the umask; here they are the owner's alone, also when the folder is copied.
/// </summary>
internal sealed class KeyFiles(DataDirectory directory) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Directory.EnumerateFiles(directory.Folder(DataDirectory.Keys), "*.xml").Order(StringComparer.Ordinal).Select(file => XElement.Load(file))];

    public void StoreElement(XElement element, string friendlyName)
    {
        directory.Folder(DataDirectory.Keys);
        var plain = friendlyName.Length > 0 && friendlyName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        var name = plain ? friendlyName : Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);
        directory.Replace(Path.Combine(DataDirectory.Keys, name + ".xml"), Encoding.UTF8.GetBytes(element.ToString()));
    }
}
