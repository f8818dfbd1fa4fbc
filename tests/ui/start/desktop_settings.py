"""Stands in for a desktop's settings on D-Bus: it tells programs the scheme and the contrast.

Run by a Python of the system that has gi. It prints a line once it can be asked, and then takes
settings from its input, a line each: "contrast 1", "color-scheme 1". The interface is that of
https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

import sys
import threading

from gi.repository import Gio, GLib

NAMESPACE, NAME = "org.freedesktop.appearance", "org.freedesktop.portal.Settings"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = f"""<node><interface name="{NAME}">
<method name="ReadAll"><arg type="as" direction="in"/><arg type="a{{sa{{sv}}}}" direction="out"/>
</method>
<signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
<property name="version" type="u" access="read"/>
</interface></node>"""
settings = {"color-scheme": 0, "contrast": 0}


def answer(_bus, _sender, _path, _interface, _method, _arguments, asked):
    values = {key: GLib.Variant("u", value) for key, value in settings.items()}
    asked.return_value(GLib.Variant("(a{sa{sv}})", ({NAMESPACE: values},)))


def change(bus, key, value):
    settings[key] = value
    told = GLib.Variant("(ssv)", (NAMESPACE, key, GLib.Variant("u", value)))
    bus.emit_signal(None, PATH, NAME, "SettingChanged", told)


def follow_input(bus):
    for line in sys.stdin:
        key, value = line.split()
        GLib.idle_add(change, bus, key, int(value))


def serve(bus, _name):
    described = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
    bus.register_object(PATH, described, answer, lambda *_: GLib.Variant("u", 2), None)
    threading.Thread(target=follow_input, args=(bus,), daemon=True).start()


Gio.bus_own_name(
    Gio.BusType.SESSION,
    "org.freedesktop.portal.Desktop",
    Gio.BusNameOwnerFlags.NONE,
    serve,
    lambda *_: sys.stdout.write("ready\n") and sys.stdout.flush(),
    None,
)
GLib.MainLoop().run()
