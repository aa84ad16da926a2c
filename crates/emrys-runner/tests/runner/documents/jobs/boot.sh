#!/bin/bash
echo boot
